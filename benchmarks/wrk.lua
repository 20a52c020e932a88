-- Asks for a random line of a file each time: a path and, after a blank, the value of Range. Prints one line of figures.

local requests = {}

function init(args)
  for line in io.lines(args[1]) do
    local path, range = line:match("^(%S+) ?(%S*)$")
    local headers = {}
    if range ~= "" then headers["Range"] = range end
    requests[#requests + 1] = wrk.format("GET", path, headers)
  end
  math.randomseed(#requests)
end

function request()
  return requests[math.random(#requests)]
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format("figures %d %d %d %d %d %d\n", summary.requests, summary.duration, summary.bytes,
    errors.connect + errors.read + errors.write + errors.timeout + errors.status,
    latency:percentile(50), latency:percentile(99)))
end
