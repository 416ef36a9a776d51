-- People may ask for a job, in the transaction of their act; only the runner may read or change jobs.
create function platform.queue_job(job text, payload json) returns void language plpgsql security definer
  set search_path = pg_catalog, pg_temp as
$$ begin
  perform graphile_worker.add_job(job, payload);
end $$;
grant execute on function platform.queue_job(text, json) to candour_app, candour_system;
