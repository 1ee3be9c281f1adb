/**
 * The schema, one step a version: `user_version` says how many steps a catalogue has taken. A step that has
 * been released is never edited; a change is a new step at the end.
 */
export const MIGRATIONS: readonly string[] = [
  `
  -- Folders and files that were given to the indexer. "device" tells an unmounted disk from an emptied folder.
  CREATE TABLE roots (
    path TEXT PRIMARY KEY,
    shown TEXT NOT NULL,
    device TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  -- One archived document, by content.
  CREATE TABLE documents (
    id TEXT PRIMARY KEY,
    sha256 TEXT NOT NULL UNIQUE,
    media_type TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    pages INTEGER NOT NULL,
    extractor TEXT NOT NULL,
    extraction TEXT NOT NULL,     -- version of the extraction that made "raw"
    warnings TEXT NOT NULL,       -- JSON list
    raw BLOB,                     -- extracted text, deflated; null when it equals "text"
    text TEXT NOT NULL,           -- normalised; every span points into it
    directive TEXT NOT NULL,      -- JSON
    reader TEXT NOT NULL,         -- version of the readers and tables that made the reading
    own_key TEXT,                 -- canonical key of the document's own number
    number TEXT,
    subject TEXT,
    issuer TEXT REFERENCES issuers(id),
    file_name TEXT NOT NULL,      -- name under which it was first met: a hint to the readers
    added_at TEXT NOT NULL
  ) STRICT;
  CREATE INDEX documents_added ON documents(added_at);
  CREATE INDEX documents_own_key ON documents(own_key) WHERE own_key IS NOT NULL;
  CREATE INDEX documents_reader ON documents(reader);
  CREATE INDEX documents_issuer ON documents(issuer);

  CREATE TABLE citations (
    document TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    key TEXT,
    number TEXT,
    role TEXT NOT NULL,
    PRIMARY KEY (document, ordinal)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX citations_key ON citations(key) WHERE key IS NOT NULL;

  CREATE TABLE issuers (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    organ TEXT NOT NULL,
    level TEXT NOT NULL,
    system TEXT NOT NULL,
    parent TEXT
  ) STRICT, WITHOUT ROWID;

  -- Where documents lie, and files that could not be taken in (code and reason).
  CREATE TABLE files (
    path TEXT PRIMARY KEY,        -- absolute, see path.ts
    shown TEXT NOT NULL,          -- as it was given
    stamp TEXT NOT NULL,          -- size:mtime:inode; equal means unchanged
    modified INTEGER NOT NULL,    -- milliseconds
    document TEXT REFERENCES documents(id),
    code TEXT,
    reason TEXT,
    extraction TEXT NOT NULL,     -- version of the extraction that gave the verdict
    noted_at TEXT NOT NULL,
    CHECK ((document IS NULL) = (code IS NOT NULL)),
    CHECK ((code IS NULL) = (reason IS NULL))
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX files_document ON files(document) WHERE document IS NOT NULL;
  CREATE INDEX files_failed ON files(code) WHERE code IS NOT NULL;

  -- What the engine holds as far as we know. No reference to documents: a row that outlives its document
  -- says that the engine has to forget it.
  CREATE TABLE publications (
    document TEXT PRIMARY KEY,
    revision TEXT NOT NULL        -- empty: must be published again; ">": on its way
  ) STRICT, WITHOUT ROWID;

  -- Pairs of neighbouring syllables without marks, for questions that are sentences: see pairs.ts.
  CREATE TABLE pair_rows (
    row INTEGER PRIMARY KEY,
    document TEXT NOT NULL UNIQUE REFERENCES documents(id) ON DELETE CASCADE
  ) STRICT;
  CREATE VIRTUAL TABLE pairs USING fts5(
    subject, body, content='', contentless_delete=1, tokenize="ascii tokenchars '_'"
  );
  CREATE VIRTUAL TABLE pair_counts USING fts5vocab(pairs, 'row');
  CREATE TRIGGER pairs_gone AFTER DELETE ON pair_rows BEGIN
    DELETE FROM pairs WHERE rowid = old.row;
  END;

  CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
  `,
  `
  -- The graph of directives, derived from readings: see graph.ts. Filled when the readings are made again.
  DROP TABLE citations;
  ALTER TABLE documents ADD COLUMN kind TEXT;
  ALTER TABLE documents ADD COLUMN issued_on TEXT;
  ALTER TABLE documents ADD COLUMN province TEXT;   -- as issued
  ALTER TABLE documents ADD COLUMN term TEXT;       -- Party term in office when it was issued
  ALTER TABLE documents ADD COLUMN describes TEXT;  -- key of the directive that an article is about

  -- One citation of a document: "read" is the key that the letter alone gives, "key" the one that it has in the whole
  -- archive. What a list of citing documents is ordered and chosen by is copied, so that it is a range of an index.
  CREATE TABLE links (
    document TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,       -- place in the list of citations; -1: what an article describes
    read TEXT,
    key TEXT,
    how TEXT NOT NULL,
    read_candidates TEXT NOT NULL,  -- JSON lists
    candidates TEXT NOT NULL,
    relation TEXT NOT NULL,
    spelling TEXT NOT NULL,
    type TEXT,
    date TEXT,                      -- as printed
    title TEXT,
    issuer TEXT,
    term TEXT,
    issue TEXT,
    carried_out_by TEXT NOT NULL,   -- JSON list of ordinals
    issued_on TEXT NOT NULL,        -- of the citing document; '' where unknown
    PRIMARY KEY (document, ordinal)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX links_key ON links(key, issued_on DESC, document, ordinal, relation) WHERE key IS NOT NULL;
  CREATE INDEX links_read ON links(read) WHERE read IS NOT NULL;
  CREATE INDEX links_date ON links(key, date) WHERE date IS NOT NULL;

  -- Citations that wait for what the archive knows of a stem.
  CREATE TABLE open_stems (
    stem TEXT NOT NULL,
    document TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    PRIMARY KEY (stem, document, ordinal)
  ) STRICT, WITHOUT ROWID;

  -- Every directive that the archive holds or cites.
  CREATE TABLE directives (
    key TEXT PRIMARY KEY,
    document TEXT,                  -- its document in the archive; null: wanted
    cited_by INTEGER NOT NULL,      -- documents
    number TEXT NOT NULL,           -- the key without place and period ("TU.CV.525"): what somebody types
    name TEXT NOT NULL,             -- number and title without marks, for finding it by words
    suspect INTEGER NOT NULL        -- something printed of it does not fit together
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX directives_wanted ON directives(cited_by DESC, key) WHERE document IS NULL AND cited_by > 0;
  CREATE INDEX directives_number ON directives(number);
  CREATE INDEX directives_suspect ON directives(cited_by DESC, key) WHERE suspect = 1;

  -- What is printed of a directive and how often; "read": in citations that the letter alone decides.
  CREATE TABLE printed (
    key TEXT NOT NULL,
    what TEXT NOT NULL,
    value TEXT NOT NULL,
    count INTEGER NOT NULL,
    read INTEGER NOT NULL,
    PRIMARY KEY (key, what, value)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX printed_most ON printed(key, what, count DESC, value);

  -- "subject" carries out "object": each a key, or the id of a document without one. "document" says so.
  CREATE TABLE carries (
    object TEXT NOT NULL,
    subject TEXT NOT NULL,
    document TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
    own INTEGER NOT NULL,           -- the subject is the document itself, or what it describes
    issued_on TEXT NOT NULL,        -- of the document, its issuer and province where it is its own; '' where unknown
    issuer TEXT NOT NULL,
    province TEXT NOT NULL,
    PRIMARY KEY (object, issued_on, subject, document)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX carries_subject ON carries(subject, object);
  CREATE INDEX carries_document ON carries(document);
  `,
  `
  CREATE INDEX directives_cited ON directives(cited_by DESC, key) WHERE cited_by > 0;
  `,
  `
  -- Read for suggestions without the texts beside them.
  CREATE INDEX documents_suggested ON documents(id, number, subject);
  `,
  `
  -- Where a title is printed, found by its length first: the titles themselves would double the table.
  CREATE INDEX links_title ON links(key, length(title)) WHERE title IS NOT NULL;
  CREATE INDEX links_issue ON links(key, issue) WHERE issue IS NOT NULL;
  `,
  `
  -- Organs of one kind in order of name.
  CREATE INDEX issuers_kind ON issuers(level, system, name, id);
  `,
  `
  -- Runs of the indexer, for whoever looks on.
  CREATE TABLE runs (
    run INTEGER PRIMARY KEY,
    started_at TEXT NOT NULL,
    told_at TEXT NOT NULL,          -- last sign of life
    progress TEXT,                  -- JSON
    end TEXT                        -- JSON; null while it goes on, or when it was killed
  ) STRICT;
  -- Files of one cause in order of path.
  CREATE INDEX files_code ON files(code, path) WHERE code IS NOT NULL;
  DROP INDEX files_failed;
  `,
  `
  -- With the column that its condition names, so that no row is looked up.
  DROP INDEX directives_wanted;
  CREATE INDEX directives_wanted ON directives(cited_by DESC, key, document) WHERE document IS NULL AND cited_by > 0;
  `,
  `
  -- Copies of one letter: see copies.ts. Filled when the readings are made again.
  ALTER TABLE documents ADD COLUMN copy_of TEXT;   -- the best copy of its letter; null: it is the best, or alone
  CREATE INDEX documents_copy ON documents(copy_of) WHERE copy_of IS NOT NULL;
  CREATE TABLE copy_facts (
    document TEXT PRIMARY KEY,
    identity TEXT,                  -- number, date and issuer in one; null when one of them is not known
    worth INTEGER NOT NULL,
    keys TEXT NOT NULL              -- JSON list
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX copy_facts_identity ON copy_facts(identity) WHERE identity IS NOT NULL;
  CREATE TABLE copy_keys (
    key INTEGER NOT NULL,
    whole INTEGER NOT NULL,         -- its identity is known
    document TEXT NOT NULL,
    PRIMARY KEY (key, whole, document)
  ) STRICT, WITHOUT ROWID;
  -- Texts that agree, each pair in both directions.
  CREATE TABLE agreements (
    a TEXT NOT NULL,
    b TEXT NOT NULL,
    PRIMARY KEY (a, b)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  -- What a list of results shows of a reading, so that it need not open whole readings: see listed.ts.
  CREATE TABLE cards (
    document TEXT PRIMARY KEY REFERENCES documents(id) ON DELETE CASCADE,
    card TEXT NOT NULL              -- JSON
  ) STRICT, WITHOUT ROWID;
  CREATE VIEW reading_cards AS SELECT id AS document, json_object(
    'kind', directive ->> '$.kind',
    'number', directive ->> '$.number',
    'type', directive -> '$.type',
    'issuer', directive -> '$.issuer',
    'province', directive -> '$.province',
    'issuedOn', directive ->> '$.issuedOn',
    'subject', directive ->> '$.subject',
    'campaigns', (SELECT json_group_array(json_object('id', value ->> '$.id', 'role', value ->> '$.role'))
      FROM json_each(directive, '$.campaigns')),
    'citations', (SELECT json_group_array(json_object('key', value ->> '$.key', 'role', value ->> '$.role'))
      FROM json_each(directive, '$.citations')),
    'provenance', (SELECT json_group_object(key, json_object('evidence', value -> '$.evidence'))
      FROM json_each(directive, '$.provenance'))
  ) AS card FROM documents;
  CREATE TRIGGER cards_added AFTER INSERT ON documents BEGIN
    INSERT INTO cards SELECT document, card FROM reading_cards WHERE document = new.id;
  END;
  CREATE TRIGGER cards_changed AFTER UPDATE OF directive ON documents BEGIN
    UPDATE cards SET card = (SELECT card FROM reading_cards WHERE document = new.id) WHERE document = new.id;
  END;
  INSERT INTO cards SELECT document, card FROM reading_cards;
  `,
  `
  -- People, what they hold to sign in, and what they keep.
  CREATE TABLE people (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL UNIQUE,  -- see nameKey
    full_name TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('reader', 'keeper', 'administrator')),
    password TEXT,                  -- argon2id; null until its owner has used a link
    added_at TEXT NOT NULL,
    closed_at TEXT                  -- may no longer sign in
  ) STRICT;
  CREATE TABLE sessions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    token TEXT NOT NULL UNIQUE,     -- hashed
    person INTEGER NOT NULL REFERENCES people(id) ON DELETE CASCADE,
    began_at INTEGER NOT NULL,      -- milliseconds
    seen_at INTEGER NOT NULL,
    address TEXT NOT NULL,
    browser TEXT NOT NULL
  ) STRICT;
  CREATE INDEX sessions_person ON sessions(person);
  CREATE TABLE sign_in_links (
    token TEXT PRIMARY KEY,         -- hashed
    person INTEGER REFERENCES people(id) ON DELETE CASCADE,  -- null: creates the first account
    until INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE sign_in_failures (
    subject TEXT NOT NULL,          -- keyed hash of a name, an address or both
    at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX sign_in_failures_subject ON sign_in_failures(subject, at);

  -- The order in which documents came to be found: numbered when the engine holds them for the first time, so that
  -- whoever has looked up to a number has seen everything up to it. Reading again and rebuilding change nothing.
  CREATE TABLE arrivals (
    arrival INTEGER PRIMARY KEY AUTOINCREMENT,
    document TEXT NOT NULL UNIQUE
  ) STRICT;
  CREATE TRIGGER arrived_first AFTER INSERT ON publications WHEN new.revision NOT IN ('', '>') BEGIN
    INSERT INTO arrivals (document) SELECT id FROM documents
      WHERE id = new.document AND id NOT IN (SELECT document FROM arrivals);
  END;
  CREATE TRIGGER arrived AFTER UPDATE OF revision ON publications WHEN new.revision NOT IN ('', '>') BEGIN
    INSERT INTO arrivals (document) SELECT id FROM documents
      WHERE id = new.document AND id NOT IN (SELECT document FROM arrivals);
  END;
  CREATE TRIGGER departed AFTER DELETE ON documents BEGIN
    DELETE FROM arrivals WHERE document = old.id;
  END;
  INSERT INTO arrivals (document) SELECT id FROM documents JOIN publications ON document = id ORDER BY added_at, id;

  CREATE TABLE saved_searches (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    owner INTEGER REFERENCES people(id) ON DELETE CASCADE,  -- null: the one user before there are accounts
    name TEXT NOT NULL,
    query TEXT NOT NULL,            -- parameters in their canonical form
    shared INTEGER NOT NULL,
    looked INTEGER NOT NULL,        -- arrivals up to this one have been looked at
    place INTEGER NOT NULL,
    discarded_at TEXT
  ) STRICT;
  CREATE INDEX saved_searches_owner ON saved_searches(owner, place);
  `,
  `
  -- What is known of texts that were recognised from pictures of pages.
  CREATE TABLE scans (
    document TEXT PRIMARY KEY REFERENCES documents(id) ON DELETE CASCADE,
    scan TEXT NOT NULL              -- JSON
  ) STRICT, WITHOUT ROWID;
  -- Lines that a person has to look at, as PNG.
  CREATE TABLE line_pictures (
    document TEXT NOT NULL REFERENCES scans(document) ON DELETE CASCADE,
    field TEXT NOT NULL,
    png BLOB NOT NULL,
    PRIMARY KEY (document, field)
  ) STRICT;
  `,
  `
  -- What people have said of readings, by the content of the document: it outlives the document, and is only added to.
  CREATE TABLE corrections (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    document TEXT NOT NULL,
    field TEXT NOT NULL,
    action TEXT NOT NULL,           -- correct, confirm, undo
    value TEXT NOT NULL,            -- JSON
    before TEXT NOT NULL,           -- JSON: what it replaced
    undoes TEXT,                    -- uid
    reason TEXT NOT NULL,
    person INTEGER,                 -- account, where there was one
    person_name TEXT NOT NULL,
    at TEXT NOT NULL,
    batch TEXT
  ) STRICT;
  CREATE INDEX corrections_document ON corrections(document, field, number);
  CREATE INDEX corrections_batch ON corrections(batch, document) WHERE batch IS NOT NULL;
  CREATE TRIGGER corrections_not_changed BEFORE UPDATE ON corrections BEGIN SELECT RAISE(ABORT, 'only added to'); END;
  CREATE TRIGGER corrections_not_deleted BEFORE DELETE ON corrections BEGIN SELECT RAISE(ABORT, 'only added to'); END;

  -- The reading as the readers made it, where "directive" of the document holds corrections.
  CREATE TABLE machine_readings (
    document TEXT PRIMARY KEY REFERENCES documents(id) ON DELETE CASCADE,
    directive TEXT NOT NULL         -- JSON
  ) STRICT, WITHOUT ROWID;

  -- Fields that somebody should look at, each with one cause; citations ("citation#3": by place) as links leave them open.
  CREATE TABLE doubts (
    document TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
    field TEXT NOT NULL,
    kind TEXT NOT NULL,
    cause TEXT NOT NULL,
    PRIMARY KEY (document, field)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX doubts_kind ON doubts(kind, document, field);
  CREATE INDEX doubts_cause ON doubts(cause, document, field);
  CREATE INDEX doubts_both ON doubts(kind, cause, document, field);
  CREATE TRIGGER link_left_open AFTER INSERT ON links
  WHEN new.key IS NULL AND new.candidates <> '[]' AND new.ordinal >= 0 BEGIN
    INSERT OR REPLACE INTO doubts VALUES (new.document, 'citation#' || new.ordinal, 'citation', 'candidates');
  END;
  CREATE TRIGGER link_resolved AFTER UPDATE OF key, candidates ON links WHEN new.ordinal >= 0 BEGIN
    DELETE FROM doubts WHERE document = new.document AND field = 'citation#' || new.ordinal;
    INSERT INTO doubts SELECT new.document, 'citation#' || new.ordinal, 'citation', 'candidates'
      WHERE new.key IS NULL AND new.candidates <> '[]';
  END;
  CREATE TRIGGER link_gone AFTER DELETE ON links WHEN old.ordinal >= 0 BEGIN
    DELETE FROM doubts WHERE document = old.document AND field = 'citation#' || old.ordinal;
  END;
  INSERT INTO doubts SELECT document, 'citation#' || ordinal, 'citation', 'candidates' FROM links
    WHERE key IS NULL AND candidates <> '[]' AND ordinal >= 0;

  -- Changes of many documents at once, done little by little.
  CREATE TABLE correction_batches (
    batch TEXT PRIMARY KEY,
    plan TEXT NOT NULL,             -- JSON: what is said of each document, or which batch is taken back
    reason TEXT NOT NULL,
    person INTEGER,
    person_name TEXT NOT NULL,
    at TEXT NOT NULL,
    total INTEGER NOT NULL,
    changed INTEGER NOT NULL,       -- documents so far
    skipped INTEGER NOT NULL        -- left alone, so far: somebody has said otherwise, or they are gone
  ) STRICT;
  CREATE TABLE batch_documents (
    batch TEXT NOT NULL REFERENCES correction_batches(batch),
    document TEXT NOT NULL,
    PRIMARY KEY (batch, document)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  -- Whether somebody carries out the subject in turn: what leads on from a directive is found without its leaves.
  ALTER TABLE carries ADD COLUMN carried INTEGER NOT NULL DEFAULT 0;
  UPDATE carries SET carried = 1 WHERE subject IN (SELECT object FROM carries);
  CREATE INDEX carries_carried ON carries(object, carried, subject);
  CREATE TRIGGER carries_first AFTER INSERT ON carries
    WHEN NOT EXISTS (SELECT 1 FROM carries WHERE object = new.object AND document <> new.document) BEGIN
    UPDATE carries SET carried = 1 WHERE subject = new.object;
  END;
  CREATE TRIGGER carries_added AFTER INSERT ON carries
    WHEN EXISTS (SELECT 1 FROM carries WHERE object = new.subject) BEGIN
    UPDATE carries SET carried = 1
      WHERE object = new.object AND issued_on = new.issued_on AND subject = new.subject AND document = new.document;
  END;
  CREATE TRIGGER carries_last AFTER DELETE ON carries
    WHEN NOT EXISTS (SELECT 1 FROM carries WHERE object = old.object) BEGIN
    UPDATE carries SET carried = 0 WHERE subject = old.object;
  END;
  -- Counts what coverage is gathered from, so that it is remembered while sessions, arrivals and runs are written.
  CREATE TABLE coverage_state (changes INTEGER NOT NULL) STRICT;
  INSERT INTO coverage_state VALUES (0);
  CREATE TRIGGER carries_gained AFTER INSERT ON carries BEGIN UPDATE coverage_state SET changes = changes + 1; END;
  CREATE TRIGGER carries_lost AFTER DELETE ON carries BEGIN UPDATE coverage_state SET changes = changes + 1; END;
  CREATE TRIGGER issuers_gained AFTER INSERT ON issuers BEGIN UPDATE coverage_state SET changes = changes + 1; END;
  CREATE TRIGGER issuers_renamed AFTER UPDATE ON issuers WHEN old.name <> new.name OR old.level <> new.level
    OR old.system <> new.system BEGIN UPDATE coverage_state SET changes = changes + 1; END;
  CREATE TRIGGER issuers_lost AFTER DELETE ON issuers BEGIN UPDATE coverage_state SET changes = changes + 1; END;
  `,
  `
  -- Files that people sent from their browsers.
  CREATE TABLE uploads (
    batch TEXT NOT NULL,            -- what was sent at once: its folder, and part of its page's address
    place INTEGER NOT NULL,
    sender INTEGER REFERENCES people(id) ON DELETE SET NULL,
    at TEXT NOT NULL,
    name TEXT NOT NULL,             -- as the browser gave it: shown, never a path
    bytes INTEGER NOT NULL,
    known INTEGER NOT NULL,         -- its content was in the archive before
    path TEXT,                      -- where it lies; null where it was not kept
    code TEXT,
    reason TEXT,
    PRIMARY KEY (batch, place),
    CHECK ((path IS NULL) = (code IS NOT NULL)),
    CHECK ((code IS NULL) = (reason IS NULL))
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX uploads_path ON uploads(path) WHERE path IS NOT NULL;
  CREATE INDEX uploads_at ON uploads(at);
  `,
  `
  -- The cards again: with less in them, and in a table with row numbers. Without these a page of the table's tree holds
  -- three cards, and looking one up goes down eight pages.
  DROP TRIGGER cards_added;
  DROP TRIGGER cards_changed;
  DROP VIEW reading_cards;
  DROP TABLE cards;
  CREATE TABLE cards (
    document TEXT PRIMARY KEY REFERENCES documents(id) ON DELETE CASCADE,
    card TEXT NOT NULL              -- JSON
  ) STRICT;
  CREATE VIEW reading_cards AS SELECT id AS document, json_object(
    'kind', directive ->> '$.kind',
    'number', directive ->> '$.number',
    'type', directive -> '$.type',
    'issuer', json(CASE WHEN directive ->> '$.issuer' IS NOT NULL THEN json_object(
      'id', directive ->> '$.issuer.id', 'name', directive ->> '$.issuer.name') END),
    'province', directive -> '$.province',
    'issuedOn', directive ->> '$.issuedOn',
    'subject', directive ->> '$.subject',
    'campaigns', (SELECT json_group_array(json_object('id', value ->> '$.id', 'role', value ->> '$.role'))
      FROM json_each(directive, '$.campaigns')),
    'citations', (SELECT json_group_array(json_object('key', value ->> '$.key', 'role', value ->> '$.role'))
      FROM json_each(directive, '$.citations')),
    'provenance', (SELECT json_group_object(key, json_object('evidence', value -> '$.evidence'))
      FROM json_each(directive, '$.provenance')
      WHERE key IN ('number', 'type', 'place', 'issuedOn', 'subject', 'addressees', 'recipients'))
  ) AS card FROM documents;
  CREATE TRIGGER cards_added AFTER INSERT ON documents BEGIN
    INSERT INTO cards SELECT document, card FROM reading_cards WHERE document = new.id;
  END;
  CREATE TRIGGER cards_changed AFTER UPDATE OF directive ON documents BEGIN
    UPDATE cards SET card = (SELECT card FROM reading_cards WHERE document = new.id) WHERE document = new.id;
  END;
  INSERT INTO cards SELECT document, card FROM reading_cards;

  -- The path that is shown for a document, from the index alone.
  DROP INDEX files_document;
  CREATE INDEX files_document ON files(document, modified, path, shown) WHERE document IS NOT NULL;
  `,
  `
  -- Each document when what the index holds of it last changed. A rebuild changes nothing.
  CREATE TABLE changes (
    change INTEGER PRIMARY KEY AUTOINCREMENT,
    document TEXT NOT NULL UNIQUE,
    revision TEXT NOT NULL
  ) STRICT;
  CREATE TRIGGER changed_first AFTER INSERT ON publications WHEN new.revision NOT IN ('', '>') BEGIN
    INSERT OR REPLACE INTO changes (document, revision) SELECT id, new.revision FROM documents WHERE id = new.document
      AND NOT EXISTS (SELECT 1 FROM changes WHERE document = new.document AND revision = new.revision);
  END;
  CREATE TRIGGER changed AFTER UPDATE OF revision ON publications WHEN new.revision NOT IN ('', '>') BEGIN
    INSERT OR REPLACE INTO changes (document, revision) SELECT id, new.revision FROM documents WHERE id = new.document
      AND NOT EXISTS (SELECT 1 FROM changes WHERE document = new.document AND revision = new.revision);
  END;
  INSERT INTO changes (document, revision) SELECT a.document, p.revision
    FROM arrivals a JOIN publications p ON p.document = a.document ORDER BY a.arrival;

  -- How the owner is told, besides the pages: not, at once, once a day.
  ALTER TABLE saved_searches ADD COLUMN mail TEXT NOT NULL DEFAULT '' CHECK (mail IN ('', 'now', 'daily'));
  ALTER TABLE saved_searches ADD COLUMN evaluated INTEGER NOT NULL DEFAULT 0;  -- changes up to this one were matched
  ALTER TABLE saved_searches ADD COLUMN problem TEXT;                          -- why it can find nothing, for people
  CREATE INDEX saved_searches_evaluated ON saved_searches(evaluated);
  -- What came in and matches.
  CREATE TABLE alert_hits (
    search INTEGER NOT NULL REFERENCES saved_searches(id) ON DELETE CASCADE,
    document TEXT NOT NULL,
    arrival INTEGER NOT NULL,
    found_at INTEGER NOT NULL,      -- milliseconds; the same for all that one look at the archive found
    gone INTEGER NOT NULL DEFAULT 0, -- was read anew and no longer matches
    mail INTEGER,                   -- told in this one of the outbox
    PRIMARY KEY (search, document)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX alert_hits_document ON alert_hits(document);
  CREATE INDEX alert_hits_found ON alert_hits(search, gone, found_at);
  CREATE INDEX alert_hits_mail ON alert_hits(mail) WHERE mail IS NOT NULL;
  CREATE TRIGGER departed_alerts AFTER DELETE ON documents BEGIN
    DELETE FROM changes WHERE document = old.id;
    DELETE FROM alert_hits WHERE document = old.id;
  END;
  CREATE TABLE feeds (
    search INTEGER PRIMARY KEY REFERENCES saved_searches(id) ON DELETE CASCADE,
    token TEXT NOT NULL UNIQUE,     -- hashed
    made_at TEXT NOT NULL
  ) STRICT;

  ALTER TABLE people ADD COLUMN mail TEXT;  -- an address whose owner has said that it is theirs
  CREATE TABLE mail_links (
    person INTEGER PRIMARY KEY REFERENCES people(id) ON DELETE CASCADE,
    token TEXT UNIQUE,              -- hashed; null until the mail is being sent
    mail TEXT NOT NULL,
    until INTEGER NOT NULL
  ) STRICT;
  -- Mails to be sent. What they say is put together when they are sent: no text and no secret lies here.
  CREATE TABLE outbox (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    person INTEGER NOT NULL REFERENCES people(id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('now', 'daily', 'problem', 'reset', 'confirm')),
    made_at INTEGER NOT NULL,
    next_at INTEGER,                -- milliseconds; null: sent, or given up
    tries INTEGER NOT NULL DEFAULT 0,
    sent_at INTEGER,
    failure TEXT
  ) STRICT;
  CREATE INDEX outbox_next ON outbox(next_at) WHERE next_at IS NOT NULL;
  `,
  `
  -- Collections of folders and who sees them: see collections.ts.
  CREATE TABLE collections (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL UNIQUE,
    open INTEGER NOT NULL           -- everybody who may read sees it
  ) STRICT;
  CREATE TABLE collection_folders (
    path TEXT PRIMARY KEY,
    collection INTEGER NOT NULL REFERENCES collections(id) ON DELETE CASCADE
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE person_groups (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL UNIQUE
  ) STRICT;
  CREATE TABLE group_members (
    person_group INTEGER NOT NULL REFERENCES person_groups(id) ON DELETE CASCADE,
    person INTEGER NOT NULL REFERENCES people(id) ON DELETE CASCADE,
    PRIMARY KEY (person_group, person)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE collection_people (
    collection INTEGER NOT NULL REFERENCES collections(id) ON DELETE CASCADE,
    person INTEGER NOT NULL REFERENCES people(id) ON DELETE CASCADE,
    PRIMARY KEY (collection, person)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE collection_groups (
    collection INTEGER NOT NULL REFERENCES collections(id) ON DELETE CASCADE,
    person_group INTEGER NOT NULL REFERENCES person_groups(id) ON DELETE CASCADE,
    PRIMARY KEY (collection, person_group)
  ) STRICT, WITHOUT ROWID;

  -- The closed collection in which a file lies; 0: none, so that everybody who may read sees it.
  ALTER TABLE files ADD COLUMN collection INTEGER NOT NULL DEFAULT 0;
  -- Closed collections in which one document lies at once: whoever sees one of them sees it. 0 is everybody.
  CREATE TABLE audiences (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    collections TEXT NOT NULL UNIQUE  -- JSON list of ids, ascending
  ) STRICT;
  CREATE TABLE audience_collections (
    collection INTEGER NOT NULL,
    audience INTEGER NOT NULL,
    PRIMARY KEY (collection, audience)
  ) STRICT, WITHOUT ROWID;
  -- Documents that not everybody sees. Its links and copies were worked out for the audience "settled".
  CREATE TABLE apart (
    document TEXT PRIMARY KEY REFERENCES documents(id) ON DELETE CASCADE,
    audience INTEGER NOT NULL,
    settled INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX apart_audience ON apart(audience);
  CREATE INDEX apart_unsettled ON apart(document) WHERE audience <> settled;
  -- What of "printed" and of directives.cited_by comes from documents apart.
  CREATE TABLE printed_apart (
    key TEXT NOT NULL,
    what TEXT NOT NULL,
    value TEXT NOT NULL,
    audience INTEGER NOT NULL,
    count INTEGER NOT NULL,
    read INTEGER NOT NULL,
    PRIMARY KEY (key, what, value, audience)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE cited_apart (
    key TEXT NOT NULL,
    audience INTEGER NOT NULL,
    cited_by INTEGER NOT NULL,
    PRIMARY KEY (key, audience)
  ) STRICT, WITHOUT ROWID;
  -- Documents that the engine holds under another audience than theirs.
  CREATE TABLE moved (document TEXT PRIMARY KEY REFERENCES documents(id) ON DELETE CASCADE) STRICT, WITHOUT ROWID;
  CREATE TRIGGER moved_apart AFTER INSERT ON apart WHEN new.audience <> 0 BEGIN
    INSERT OR IGNORE INTO moved SELECT document FROM publications WHERE document = new.document;
    UPDATE publications SET revision = '' WHERE document = new.document;
  END;
  CREATE TRIGGER moved_about AFTER UPDATE OF audience ON apart WHEN new.audience <> old.audience BEGIN
    INSERT OR IGNORE INTO moved SELECT document FROM publications WHERE document = new.document;
    UPDATE publications SET revision = '' WHERE document = new.document;
  END;
  CREATE TRIGGER moved_arrived AFTER UPDATE OF revision ON publications WHEN new.revision NOT IN ('', '>') BEGIN
    DELETE FROM moved WHERE document = new.document;
  END;
  -- Another number whenever something was hidden or shown by moving.
  CREATE TRIGGER moved_noted AFTER INSERT ON moved BEGIN
    INSERT INTO settings (name, value) VALUES ('arrangement', '1')
      ON CONFLICT (name) DO UPDATE SET value = CAST(value + 1 AS TEXT);
  END;
  `,
  `
  -- Pairs are counted where they are looked up.
  DROP TABLE pair_counts;
  `,
  `
  -- Who did what: only added to. What is older than the kept time may go, and nothing else.
  CREATE TABLE audit (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,            -- milliseconds
    person INTEGER,
    name TEXT NOT NULL,             -- as it was then; empty: nobody was signed in
    action TEXT NOT NULL,
    path TEXT NOT NULL,
    detail TEXT NOT NULL,
    address TEXT NOT NULL,
    status INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX audit_at ON audit(at);
  CREATE TRIGGER audit_unchanged BEFORE UPDATE ON audit BEGIN
    SELECT RAISE(ABORT, 'the audit log is only added to');
  END;
  CREATE TRIGGER audit_kept BEFORE DELETE ON audit
    WHEN old.at > unixepoch() * 1000 - 86400000 * max(30, coalesce(
      (SELECT CAST(value AS INTEGER) FROM settings WHERE name = 'audit days'), 730)) BEGIN
    SELECT RAISE(ABORT, 'the audit log is kept');
  END;
  `,
  `
  -- Personal tokens of programs.
  CREATE TABLE access_tokens (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    person INTEGER NOT NULL REFERENCES people(id) ON DELETE CASCADE,
    token TEXT NOT NULL UNIQUE,     -- hashed
    name TEXT NOT NULL,
    scopes TEXT NOT NULL,           -- rights, separated by blanks
    made_at INTEGER NOT NULL,       -- milliseconds
    until INTEGER NOT NULL,
    used_at INTEGER
  ) STRICT;
  CREATE INDEX access_tokens_person ON access_tokens(person);
  `,
  `
  -- What has moved and is gone before the engine knows is still left out of its answers.
  DROP TABLE moved;
  CREATE TABLE moved (document TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
  CREATE TRIGGER moved_noted AFTER INSERT ON moved BEGIN
    INSERT INTO settings (name, value) VALUES ('arrangement', '1')
      ON CONFLICT (name) DO UPDATE SET value = CAST(value + 1 AS TEXT);
  END;
  CREATE TRIGGER moved_withdrawn AFTER DELETE ON publications
    WHEN NOT EXISTS (SELECT 1 FROM documents WHERE id = old.document) BEGIN
    DELETE FROM moved WHERE document = old.document;
  END;
  `,
  `
  -- Which directives hidden documents are, without a look at their texts.
  CREATE INDEX documents_key_of ON documents(id, own_key) WHERE own_key IS NOT NULL;
  `,
  `
  -- Files that somebody sent and took out again: they lie in the wastebasket for a time.
  ALTER TABLE uploads ADD COLUMN discarded_at TEXT;  -- ISO time
  ALTER TABLE uploads ADD COLUMN discarded_by INTEGER;
  `,
  `
  -- Cards are written beside the reading, by cardOf: putting them together from its JSON took SQLite as long as all
  -- else of a document's row.
  DROP TRIGGER cards_added;
  DROP TRIGGER cards_changed;
  DROP VIEW reading_cards;
  `,
];
