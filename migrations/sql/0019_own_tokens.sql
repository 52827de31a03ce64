-- Whoever has lost a program's token takes it back themselves, at the door, whatever role they act in.
grant update (revoked_at) on api_tokens to viertelwerk_doorkeeper;
