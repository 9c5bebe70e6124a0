/** Name of the cookie that carries a session token. */
export const SESSION_COOKIE = 'sishi_session'
