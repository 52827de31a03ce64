-- Texts are looked up and sorted as people do it: without regard to capitals, accents and umlauts (DIN 5007-1: ä as a, ß as ss). Byte by
-- byte, Ömer came after Zeynep, and "Mull" did not find Müll.
--
-- Not the extension unaccent: the pages sort short lists themselves, by the same rule (`FoldedText`), and its dictionary is a file of the
-- server. The marks are those of `FoldedText`; a decomposed letter loses them, five letters have no decomposed form.
create function folded(original text) returns text
language sql immutable parallel safe
return translate(
  replace(normalize(lower(original), NFD), 'ß', 'ss'),
  U&'\0131\0142\00f8\0111\0300\0301\0302\0303\0304\0306\0307\0308\0309\030A\030B\030C\031B\0323\0326\0327\0328', 'ilod');
comment on function folded is 'A text as people look it up and sort by it: ä as a, ß as ss, without regard to capitals and accents.';

grant create on schema public to viertelwerk_invariant, viertelwerk_owner;
select secure_schema();
revoke create on schema public from viertelwerk_invariant, viertelwerk_owner;
