"""What every form that anybody may send shares: guards against machines, uploads, secret links, e-mail."""
