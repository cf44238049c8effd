-- Work that is done after the answer: written in the same transaction as the change that asks for it, so that none is
-- lost and none happens for a change that was not kept. A copy of the program takes a job for a while (claimed_until)
-- and keeps renewing that; when it dies, another takes the job.
CREATE TABLE jobs (
    id            $identity,
    kind          text NOT NULL,
    payload       text NOT NULL,
    state         text NOT NULL,
    run_after     text NOT NULL,
    tries         integer NOT NULL DEFAULT 0,
    claimed_by    text NOT NULL DEFAULT '',
    claimed_until text,
    asked_at      text NOT NULL,
    started_at    text,
    finished_at   text,
    result_count  bigint NOT NULL DEFAULT 0,
    last_error    text NOT NULL DEFAULT '',
    CHECK (state IN ('waiting', 'running', 'done', 'dead'))
);
CREATE INDEX jobs_due ON jobs (state, run_after, id);
CREATE INDEX jobs_finished ON jobs (state, finished_at);

-- Recurring runs: one row for each time that came, whichever copy of the program saw it first. The proof that it ran.
CREATE TABLE timetable_runs (
    name text NOT NULL,
    slot text NOT NULL,
    job  bigint NOT NULL REFERENCES jobs (id),
    PRIMARY KEY (name, slot)
);
CREATE INDEX timetable_runs_job ON timetable_runs (job);

-- How far long work has come, for whoever waits for it.
CREATE TABLE progress (
    id         $identity,
    kind       text NOT NULL,
    state      text NOT NULL,
    done       bigint NOT NULL,
    total      bigint,
    message    text NOT NULL,
    started_at text NOT NULL,
    updated_at text NOT NULL,
    CHECK (state IN ('running', 'done', 'failed'))
);
