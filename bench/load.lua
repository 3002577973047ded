-- What wrk sends. Arguments: the load, "service" or "memory", the number of clients read and as many written to, the first commitment that may be
-- delivered, a name of the run; for a curve a file, which gets a line for each second: when it ended, and how many were answered. At its end it prints: requests a second, answers refused, milliseconds within which 50, 99, 99.9 and 100 % came.
local load, from, clients, first, run = "", "", 0, 0, ""
local curve, second, answered
local n, token, refused = 0, os.getenv("token"), 0
local promise = '{"clientId": "%s", "title": "Report", "promisedAt": "2025-06-01T09:00:00Z", "dueAt": "2030-01-11T09:00:00Z"}'
local delivery = '{"deliveredAt": "2025-06-09T09:00:00Z"}'
local lines = 50

local function id(kind, number) return string.format("0190000%d-0000-7000-8000-%012d", kind, number) end
local function reader(i) return i % clients + 1 end
local function writer(i) return clients + i % clients + 1 end

-- For each load: how it is asked for from the service, and under which name from memory.
local loads = {
  score = function(i) return "GET", "/clients/" .. id(0, reader(i)) .. "/trust-score" end,
  byid = function(i) return "GET", "/commitments/" .. id(1, reader(i) * 100 + i % 12) end,
  unchanged = function(i) return "GET", "/commitments/" .. id(1, reader(i) * 100 + i % 12), nil, '"1"' end,
  list = function(i) return "GET", "/commitments" end,
  portfolio = function(i) return "GET", "/trust-scores" end,
  attention = function(i) return "GET", "/attention" end,
  create = function(i) return "POST", "/commitments", string.format(promise, id(0, writer(i))) end,
  deliver = function(i) return "POST", "/commitments/" .. id(8, first + i) .. "/deliver", delivery end,
  import = function(i)
    local body = {}
    for line = 1, lines do
      body[line] = '{"key": "p' .. line .. '", "operation": "POST /v1/commitments", "body": ' .. string.format(promise, id(0, writer(i * lines + line))) .. "}"
    end
    return "POST", "/imports?key=" .. run .. "-" .. i, table.concat(body, "\n")
  end,
}
-- Of twenty: sixteen read, four write.
local mixed = { "byid", "score", "byid", "list", "create", "byid", "score", "byid", "score", "deliver", "byid", "list", "byid", "score", "create", "byid", "score", "list", "byid", "deliver" }
local delivered = 0

function init(args)
  load, from, clients, first, run = args[1], args[2], tonumber(args[3]), tonumber(args[4]), args[5]
  if args[6] then curve = io.open(args[6], "a") end
  if load ~= "import" and not curve then response = nil end
end

function request()
  local name, i = load, n
  if load == "mixed" then
    name = mixed[n % #mixed + 1]
    if name == "deliver" then
      i = delivered
      delivered = delivered + 1
    end
  end
  n = n + 1
  local method, path, body, known = loads[name](i)
  if from == "memory" then
    if name == "unchanged" then name = "byid" end
    path = "/bench/" .. name .. (name == "create" and "" or "/" .. id(0, i))
  end
  return wrk.format(method, "/v1" .. path, { ["Authorization"] = "Bearer " .. token, ["If-None-Match"] = known,
    ["Content-Type"] = name == "import" and "application/x-ndjson" or "application/json" }, body)
end

-- A line of an import that was refused stands in an answer that was not.
function response(status, headers, body)
  if curve then
    local now = os.time()
    if second and now > second then
      curve:write(now, " ", answered, "\n")
      curve:flush()
    end
    if now ~= second then second, answered = now, 0 end
    if status < 400 then answered = answered + 1 end
    return
  end
  if body:find('"problem"', 1, true) then refused = refused + 1 end
  if refused > 0 then wrk.thread:set("refused", refused) end
end

local threads = {}
function setup(thread) table.insert(threads, thread) end

function done(summary, latency)
  local errors = summary.errors
  local bad = errors.status + errors.connect + errors.read + errors.write + errors.timeout + (tonumber(threads[1]:get("refused")) or 0)
  io.stderr:write(string.format("%.1f %d %.1f %.1f %.1f %.1f\n", summary.requests / summary.duration * 1e6, bad,
    latency:percentile(50) / 1e3, latency:percentile(99) / 1e3, latency:percentile(99.9) / 1e3, latency.max / 1e3))
end
