-- Who comes in is asked at every request, by keys that have an index: the values change nothing about the plans. Planned anew for each request, they took
-- two thirds of the function's time.
ALTER FUNCTION accounts.enter(text, bytea, text, timestamptz) SET plan_cache_mode = 'force_generic_plan';
