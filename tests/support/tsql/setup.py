"""The functions in PostgreSQL that stand for T-SQL's. Schema ``tsql`` of the database that holds everything."""

from __future__ import annotations

# Texts are compared by a key: trailing blanks count nowhere; under CI neither case nor, under AI, accents.
SETUP = r"""
CREATE SCHEMA tsql;
CREATE FUNCTION tsql.fail(number int, message text) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '%', format('tsql:%s:%s', number, message); END $$;
CREATE FUNCTION tsql.key_bin(t text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
  $$ SELECT rtrim(t, ' ') $$;
CREATE FUNCTION tsql.key_ci(t text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
  $$ SELECT lower(rtrim(t, ' ')) $$;
CREATE FUNCTION tsql.key_ciai(t text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
  $$ SELECT regexp_replace(normalize(lower(rtrim(t, ' ')), NFD), '[\u0300-\u036f]', '', 'g') $$;
-- PostgreSQL stores neither U+0000 nor half of a surrogate pair: a sign of plane 15 stands for each.
CREATE FUNCTION tsql.character(code int) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
  $$ SELECT chr(CASE WHEN code = 0 OR code BETWEEN 55296 AND 57343 THEN 983040 + code ELSE code END) $$;
CREATE FUNCTION tsql.units(t text) RETURNS int LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
  $$ SELECT char_length(t)
       + char_length(regexp_replace(t, '[\u0001-\uffff\U000F0000-\U000FDFFF]', '', 'g')) $$;
-- A pattern of LIKE, without ESCAPE, as a regular expression.
CREATE FUNCTION tsql.like_pattern(p text) RETURNS text
  LANGUAGE plpgsql IMMUTABLE STRICT AS $$
DECLARE found text := '^'; rest text := p; inner_part text;
BEGIN
  WHILE rest <> '' LOOP
    inner_part := substring(rest FROM '^\[.[^]]*\]');
    IF inner_part IS NOT NULL THEN
      found := found || '[' || replace(replace(substr(inner_part, 2), '\', '\\'), '[', '\[');
      rest := substr(rest, char_length(inner_part) + 1);
      CONTINUE;
    END IF;
    found := found || CASE left(rest, 1) WHEN '%' THEN '.*' WHEN '_' THEN '.'
      ELSE regexp_replace(left(rest, 1), '([^[:alnum:] ])', '\\\1') END;
    rest := substr(rest, 2);
  END LOOP;
  RETURN found || '$';
END $$;

-- UTF-16, the bytes of nvarchar. Latin 1, those of varchar; SQL Server's code page 1252 has more.
CREATE FUNCTION tsql.utf16(t text) RETURNS bytea
  LANGUAGE plpgsql IMMUTABLE STRICT AS $$
DECLARE found text := ''; code int;
BEGIN
  FOR at IN 1 .. char_length(t) LOOP
    code := ascii(substr(t, at, 1));
    IF code BETWEEN 983040 AND 1040383 THEN
      found := found || tsql.swapped(code - 983040);
    ELSIF code > 65535 THEN
      code := code - 65536;
      found := found || tsql.swapped(55296 + code / 1024) || tsql.swapped(56320 + code % 1024);
    ELSE
      found := found || tsql.swapped(code);
    END IF;
  END LOOP;
  RETURN decode(found, 'hex');
END $$;
CREATE FUNCTION tsql.swapped(code int) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
  $$ SELECT lpad(to_hex(code % 256), 2, '0') || lpad(to_hex(code / 256), 2, '0') $$;
CREATE FUNCTION tsql.latin1(t text) RETURNS bytea LANGUAGE sql IMMUTABLE STRICT AS
  $$ SELECT convert_to(t, 'LATIN1') $$;
CREATE FUNCTION tsql.from_utf16(b bytea) RETURNS text
  LANGUAGE plpgsql IMMUTABLE STRICT AS $$
DECLARE found text := ''; code int; high int := 0;
BEGIN
  FOR at IN 0 .. length(b) / 2 - 1 LOOP
    code := get_byte(b, 2 * at) + 256 * get_byte(b, 2 * at + 1);
    IF high <> 0 AND code BETWEEN 56320 AND 57343 THEN
      found := found || chr(65536 + (high - 55296) * 1024 + code - 56320);
      high := 0;
      CONTINUE;
    END IF;
    IF high <> 0 THEN found := found || tsql.character(high); END IF;
    high := CASE WHEN code BETWEEN 55296 AND 56319 THEN code ELSE 0 END;
    IF high = 0 THEN found := found || tsql.character(code); END IF;
  END LOOP;
  RETURN found || CASE WHEN high <> 0 THEN tsql.character(high) ELSE '' END;
END $$;

-- Whole numbers as bytes, the highest first, and back.
CREATE FUNCTION tsql.number_bytes(n bigint, width int) RETURNS bytea LANGUAGE sql IMMUTABLE STRICT AS
  $$ SELECT CASE WHEN width <= 8 THEN substring(int8send(n) FROM 9 - width)
       ELSE decode(repeat('00', width - 8), 'hex') || int8send(n) END $$;
CREATE FUNCTION tsql.bytes_number(b bytea, width int) RETURNS bigint
  LANGUAGE plpgsql IMMUTABLE STRICT AS $$
DECLARE found bigint := 0; start int := greatest(length(b) - width, 0);
BEGIN
  FOR at IN start .. length(b) - 1 LOOP found := (found << 8) | get_byte(b, at); END LOOP;
  IF width < 8 AND length(b) >= width AND found >= (1::bigint << (8 * width - 1)) THEN
    found := found - (1::bigint << (8 * width));
  END IF;
  RETURN found;
END $$;

CREATE FUNCTION tsql.to_int(t text, low bigint, high bigint, tries boolean) RETURNS bigint
  LANGUAGE plpgsql IMMUTABLE STRICT AS $$
DECLARE found numeric;
BEGIN
  t := btrim(t);
  IF t = '' THEN RETURN 0; END IF;
  IF t !~ '^[-+]?[0-9]+$' THEN
    IF tries THEN RETURN NULL; END IF;
    PERFORM tsql.fail(245, format('Conversion failed when converting the value ''%s'' to a whole number.', t));
  END IF;
  found := t::numeric;
  IF found NOT BETWEEN low AND high THEN
    IF tries THEN RETURN NULL; END IF;
    PERFORM tsql.fail(248, format('The conversion of the value ''%s'' overflowed an integer column.', t));
  END IF;
  RETURN found::bigint;
END $$;
CREATE FUNCTION tsql.to_decimal(t text, places int, scale int, tries boolean) RETURNS numeric
  LANGUAGE plpgsql IMMUTABLE STRICT AS $$
BEGIN
  t := btrim(t);
  IF t !~ '^[-+]?([0-9]+\.?[0-9]*|\.[0-9]+)$' THEN
    IF tries THEN RETURN NULL; END IF;
    PERFORM tsql.fail(8114, 'Error converting data type nvarchar to numeric.');
  END IF;
  RETURN tsql.fit_decimal(t::numeric, places, scale, tries);
END $$;
CREATE FUNCTION tsql.fit_decimal(n numeric, places int, scale int, tries boolean) RETURNS numeric
  LANGUAGE plpgsql IMMUTABLE STRICT AS $$
BEGIN
  n := round(n, scale);
  IF abs(n) >= power(10::numeric, places - scale) THEN
    IF tries THEN RETURN NULL; END IF;
    PERFORM tsql.fail(8115, 'Arithmetic overflow error converting to data type numeric.');
  END IF;
  RETURN n;
END $$;
CREATE FUNCTION tsql.fit_int(n numeric, low bigint, high bigint, tries boolean) RETURNS bigint
  LANGUAGE plpgsql IMMUTABLE STRICT AS $$
BEGIN
  n := trunc(n);
  IF n NOT BETWEEN low AND high THEN
    IF tries THEN RETURN NULL; END IF;
    PERFORM tsql.fail(8115, 'Arithmetic overflow error converting expression to data type int.');
  END IF;
  RETURN n::bigint;
END $$;
CREATE FUNCTION tsql.number_text(t text, length int, wide boolean) RETURNS text
  LANGUAGE plpgsql IMMUTABLE STRICT AS $$
BEGIN
  IF char_length(t) > length THEN
    IF NOT wide THEN RETURN '*'; END IF;
    PERFORM tsql.fail(8115, 'Arithmetic overflow error converting expression to data type nvarchar.');
  END IF;
  RETURN t;
END $$;
CREATE FUNCTION tsql.to_uuid(t text, tries boolean) RETURNS uuid
  LANGUAGE plpgsql IMMUTABLE STRICT AS $$
BEGIN
  IF t !~ '^\{?[0-9A-Fa-f]{8}-([0-9A-Fa-f]{4}-){3}[0-9A-Fa-f]{12}' THEN
    IF tries THEN RETURN NULL; END IF;
    PERFORM tsql.fail(8169, 'Conversion failed when converting from a character string to uniqueidentifier.');
  END IF;
  RETURN left(btrim(t, '{}'), 36)::uuid;
END $$;
CREATE FUNCTION tsql.to_moment(t text, tries boolean) RETURNS timestamp
  LANGUAGE plpgsql IMMUTABLE STRICT AS $$
BEGIN
  t := btrim(t);
  IF t = '' THEN RETURN '1900-01-01'; END IF;
  IF t ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}([T ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,7})?)?)?$' OR t ~ '^[0-9]{8}$' THEN
    BEGIN
      RETURN replace(t, 'T', ' ')::timestamp;
    EXCEPTION WHEN datetime_field_overflow OR invalid_datetime_format THEN
      IF tries THEN RETURN NULL; END IF;
      PERFORM tsql.fail(242, 'The conversion of nvarchar to datetime resulted in an out-of-range value.');
    END;
  END IF;
  IF tries THEN RETURN NULL; END IF;
  PERFORM tsql.fail(241, format('Conversion failed when converting date and/or time from character string: %s', t));
  RETURN NULL;
END $$;
-- datetime: from 1753, in steps of 1/300 second, shown as .000, .003, .007.
CREATE FUNCTION tsql.to_datetime(moment timestamp, tries boolean) RETURNS timestamp
  LANGUAGE plpgsql IMMUTABLE STRICT AS $$
DECLARE whole timestamp := date_trunc('second', moment); ticks int;
BEGIN
  IF moment < '1753-01-01' OR moment >= '9999-12-31 23:59:59.998' THEN
    IF tries THEN RETURN NULL; END IF;
    PERFORM tsql.fail(242, 'The conversion to a datetime data type resulted in an out-of-range value.');
  END IF;
  ticks := round(extract(microseconds FROM moment - whole) * 3 / 10000);
  RETURN whole + make_interval(secs => round(ticks * 10 / 3.0, 0)::numeric / 1000);
END $$;

CREATE FUNCTION tsql.xml_text(t text) RETURNS text
  LANGUAGE plpgsql IMMUTABLE STRICT AS $$
BEGIN
  IF t ~ '[\u0001-\u0008\u000b\u000c\u000e-\u001f]' THEN
    PERFORM tsql.fail(6841, 'FOR XML: a character is not allowed in XML.');
  END IF;
  RETURN replace(replace(replace(replace(t, '&', '&amp;'), '<', '&lt;'), '>', '&gt;'), chr(13), '&#x0D;');
END $$;
-- The first three groups of a uniqueidentifier have their bytes the other way round.
CREATE FUNCTION tsql.mixed(b bytea) RETURNS bytea LANGUAGE sql IMMUTABLE STRICT AS
  $$ SELECT substring(b, 4, 1) || substring(b, 3, 1) || substring(b, 2, 1) || substring(b, 1, 1)
    || substring(b, 6, 1) || substring(b, 5, 1) || substring(b, 8, 1) || substring(b, 7, 1) || substring(b, 9, 8) $$;
CREATE FUNCTION tsql.uuid_bytes(u uuid) RETURNS bytea LANGUAGE sql IMMUTABLE STRICT AS
  $$ SELECT tsql.mixed(decode(replace(u::text, '-', ''), 'hex')) $$;
CREATE FUNCTION tsql.bytes_uuid(b bytea) RETURNS uuid LANGUAGE sql IMMUTABLE STRICT AS
  $$ SELECT encode(tsql.mixed(substring(b || decode(repeat('00', 16), 'hex') FROM 1 FOR 16)), 'hex')::uuid $$;

-- The key of a name such as [a].[b], as the emulator's catalog has it.
CREATE FUNCTION tsql.object_key(t text, place text) RETURNS text
  LANGUAGE plpgsql IMMUTABLE STRICT AS $$
DECLARE parts text[] := '{}'; part text := ''; at int := 1; sign text;
BEGIN
  WHILE at <= char_length(t) LOOP
    sign := substr(t, at, 1);
    IF sign = '[' THEN
      at := at + 1;
      WHILE at <= char_length(t) AND (substr(t, at, 1) <> ']' OR substr(t, at + 1, 1) = ']') LOOP
        part := part || substr(t, at, 1);
        at := at + CASE WHEN substr(t, at, 1) = ']' THEN 2 ELSE 1 END;
      END LOOP;
    ELSIF sign = '.' THEN parts := parts || part; part := '';
    ELSE part := part || sign; END IF;
    at := at + 1;
  END LOOP;
  parts := parts || part;
  RETURN lower(coalesce(nullif(parts[cardinality(parts) - 2], ''), place) || chr(1)
    || coalesce(nullif(parts[cardinality(parts) - 1], ''), 'dbo') || chr(1) || part);
END $$;
"""
