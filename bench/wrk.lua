-- For wrk: goes round the addresses in $ADDRESSES (one a line) with $METHOD, $HEADERS (one a line) and $BODY, where @N@ is a running number.
local paths, headers, at = {}, {}, 0
for line in io.lines(os.getenv("ADDRESSES")) do paths[#paths + 1] = line end
for name, value in (os.getenv("HEADERS") or ""):gmatch("([^:\n]+): ([^\n]*)") do headers[name] = value end
local method, body = os.getenv("METHOD") or "GET", os.getenv("BODY")
local number = tonumber(os.getenv("NUMBER") or "0")

request = function()
  at = at + 1
  local sent = body and body:gsub("@N@", tostring(number + at))
  return wrk.format(method, paths[(at - 1) % #paths + 1], headers, sent)
end

done = function(summary, latency)
  local errors = summary.errors
  io.write(string.format('JSON {"rate":%.2f,"p50":%.3f,"p99":%.3f,"requests":%d,"bytes":%d,"refused":%d,"broken":%d}\n',
    summary.requests / (summary.duration / 1e6), latency:percentile(50) / 1000, latency:percentile(99) / 1000, summary.requests,
    summary.bytes, errors.status, errors.connect + errors.read + errors.write + errors.timeout))
end
