// What SQLite must be taught of letters, so that the same SQL means the same in both products.
#pragma once

struct sqlite3;

namespace db {

// lower() of all alphabets. False: it could not be.
bool teach_words(sqlite3* database);

} // namespace db
