# How the commands in bin/ speak: one line a step with its seconds, a rolling line while it runs, and the end of the log
# when it fails. Read by them with `. tools/say.sh`; not run by itself.

started=$SECONDS
bold='' dim='' red='' plain=''
if [ -t 1 ]; then bold=$'\e[1m' dim=$'\e[2m' red=$'\e[31m' plain=$'\e[0m'; fi

say() { printf '%s\n' "$*"; }
fail() { printf '%s%s%s\n' "$red" "$*" "$plain" >&2; exit 1; }

# step "Compiling" LOG command …: runs the command with its output in LOG. On a terminal its last line rolls by; elsewhere
# a line every half minute shows that it lives.
step() {
    local what=$1 log=$2 begun=$SECONDS last=$SECONDS line; shift 2
    mkdir -p "$(dirname "$log")"
    "$@" >"$log" 2>&1 </dev/null &
    local job=$!
    trap 'kill $job 2>/dev/null; exit 130' INT TERM
    while kill -0 $job 2>/dev/null; do
        sleep 0.2
        line=$(tail -c 300 "$log" 2>/dev/null | tr '\r' '\n' | awk 'NF' | tail -n 1 | tr -cd '[:print:]')
        if [ -t 1 ]; then
            printf '\r\e[K%s %s%s%s' "$what" "$dim" "${line:0:$(( $(tput cols 2>/dev/null || echo 100) - ${#what} - 3 ))}" "$plain"
        elif [ $((SECONDS - last)) -ge 30 ]; then
            last=$SECONDS; say "  … $what, $((SECONDS - begun)) s: ${line:0:100}"
        fi
    done
    [ -t 1 ] && printf '\r\e[K'
    trap - INT TERM
    if wait $job; then say "$what: $((SECONDS - begun)) s"; return 0; fi
    say "$what: failed after $((SECONDS - begun)) s. From $log:"
    if grep -q '^FAILED' "$log"; then sed -n '/^FAILED/,$p' "$log" | head -n 60; else tail -n 40 "$log"; fi | sed 's/^/    /'
    return 1
}

# Packages of Debian under these purposes of tools/packages.txt that are not installed here. A purpose "… unless CMD"
# is skipped where that command exists.
missing_packages() {
    local purpose names unless wanted=()
    while IFS=: read -r purpose names; do
        case $purpose in ''|'#'*) continue ;; esac
        unless=${purpose##* unless }
        [ "$unless" != "$purpose" ] && command -v "$unless" >/dev/null && continue
        [[ " $* " == *" ${purpose%% *} "* ]] && read -ra names <<<"$names" && wanted+=("${names[@]}")
    done <tools/packages.txt
    dpkg-query -W -f '${Package} ${db:Status-Status}\n' "${wanted[@]}" 2>/dev/null | awk '$2 == "installed" {print $1}' | sort -u |
        comm -13 - <(printf '%s\n' "${wanted[@]}" | sort -u)
}
