#!/usr/bin/env bash
# pg_similarity 1.0 (Debian's postgresql-15-similarity 1.0-6+b1), PostgreSQL 15, UTF-8: jaccard, dice, cosine, overlap and block of two names in Russian are
# NaN, and NaN > 0.9 is true in PostgreSQL, so that all of them are alike. lev and jaro count bytes: 'Анна' and 'Яхья' are 0.42 alike by jaro without
# a letter in common, and 'Müller' is two changes away from 'Muller'. By the tokenizer "word" jaccard is right.
# Guessed: functions on text count characters, and what has no words to compare is 0 alike, or NULL.
# Source: README.md, tokenizer ("alphabetic characters in the standard C locale and digits" are taken; this is the default); PostgreSQL's manual, 8.1.3 (NaN is
# greater than all other values).
# Matters here: "more than 0.9 alike" finds every pair of Russian companies to be duplicates. Set pg_similarity.jaccard_tokenizer and the like to word or gram.
set -eu
folder=$(mktemp -d); chmod 755 "$folder"; cd "$folder"
apt-get -o APT::Sandbox::User=root download postgresql-15 postgresql-client-15 postgresql-15-similarity=1.0-6+b1 > apt.log
for file in *.deb; do dpkg-deb -x "$file" .; done
programs=$folder/usr/lib/postgresql/15/bin
# PostgreSQL does not run as root.
as() { if [ "$(id -u)" = 0 ]; then runuser -u nobody -- "$@"; else "$@"; fi; }
trap 'as "$programs/pg_ctl" -D "$folder/data" -m immediate stop > stop.log 2>&1 || true; rm -rf "$folder"' EXIT
mkdir data; if [ "$(id -u)" = 0 ]; then chown nobody . data; fi
as "$programs/initdb" -D data -U postgres -A trust -E UTF8 --locale=C.UTF-8 > initdb.log
as "$programs/pg_ctl" -D "$folder/data" -l "$folder/data/log" -w -o "-k $folder -c listen_addresses=''" start > start.log
look() { "$programs/psql" -h "$folder" -U postgres -X -A -t -q -c "$1"; }
look "CREATE EXTENSION pg_similarity"
alike="jaccard(a, b), dice(a, b), cosine(a, b), overlapcoefficient(a, b), block(a, b), jaccard(a, b) > 0.9"
russian=$(look "SELECT $alike FROM (VALUES ('ООО Ромашка', 'ООО Василёк')) AS names (a, b)")
english=$(look "SELECT $alike FROM (VALUES ('Acme Ltd', 'Umbrella Ltd')) AS names (a, b)")
letters=$(look "SELECT round(jaro('Анна', 'Яхья')::numeric, 2), round(jaro('Anna', 'Bill')::numeric, 2)")
steps=$(look "LOAD 'pg_similarity'; SET pg_similarity.levenshtein_is_normalized = off; SELECT lev('Müller', 'Muller'), lev('Miller', 'Muller')")
words=$(look "LOAD 'pg_similarity'; SET pg_similarity.jaccard_tokenizer = 'word'; SELECT round(jaccard('ООО Ромашка', 'ООО Василёк')::numeric, 2)")
echo "Russian: $russian; English: $english; by bytes: $letters, $steps; by words: $words"
test "$russian" = "NaN|NaN|NaN|NaN|NaN|t"
test "${english##*|}" = f
test "$letters" = "0.42|0.00"
test "$steps" = "2|1"
test "$words" = 0.33
