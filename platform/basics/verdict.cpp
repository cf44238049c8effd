// From a rule's answer to a failure that pages and the API can tell.
#include "platform/basics/result.hpp"

Failure refused(const Verdict& verdict) { return {Fault::refused, verdict.reasons(), {}}; }
