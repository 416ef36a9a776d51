/** Every demonstration account has this password. It stands on the sign-in page: nothing behind it is real. */
export const DEMONSTRATION_PASSWORD = 'demonstration'
