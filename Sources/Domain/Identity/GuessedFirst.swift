/// Passwords of twelve characters and more that stand high in the lists of leaked ones, and those that this program suggests.
enum GuessedFirst {
  static let passwords: Set<String> = [
    "1q2w3e4r5t6y", "1q2w3e4r5t6z", "1qaz2wsx3edc", "1qaz2wsx3edc4rfv", "123456123456", "123123123123", "123456654321",
    "112233445566", "121212121212", "123321123321", "1234567890qwe", "1234567890ab", "1234qwerasdf", "123qweasdzxc",
    "123qweasdyxc", "a1b2c3d4e5f6", "aa123456789a", "abc123456789", "abcd12345678", "abcdef123456", "administrator",
    "administrator1", "adminadminadmin", "admin1234567", "admin12345678", "asdfghjkl123", "asdfasdfasdf", "asdfghjklqwertyuiop",
    "baustelle123", "bismillah786", "changeme1234", "changemeplease", "correcthorsebatterystaple", "dortmund1909",
    "borussia1909", "bvb09bvb09bvb", "ichliebedich", "ichliebedich1", "iloveyou1234", "iloveyouforever", "hallohallo123",
    "hallo1234567", "hallo12345678", "jobcenter123", "jobcenter1234", "letmein12345", "mypassword123", "passwordpassword",
    "password1234", "password12345", "password123456", "password1234567", "password123!", "password2024", "password2025",
    "password2026", "p@ssw0rd1234", "p@ssword1234", "passw0rd1234", "passwort1234", "passwort12345", "passwort123!",
    "passwort123456", "passwort2024", "passwort2025", "passwort2026", "passwortpasswort", "geheim123456", "geheimgeheim",
    "qwertyuiop12", "qwertyuiop123", "qwerty123456", "qwerty1234567", "qwertyqwerty", "qwertzuiop12", "qwertzuiop123",
    "qwertz123456", "qwertzqwertz", "qwertyuiopasdf", "qwertzuiopasdf", "schalke041904", "sommer202024", "sommer202025",
    "sommer202026", "start1234567", "start12345678", "superman1234", "trustno11234", "unknown12345", "viertelwerk1",
    "viertelwerk12", "viertelwerk123", "viertelwerk1234", "viertelwerk2026", "welcome12345", "welcome123456", "willkommen12",
    "willkommen123", "willkommen1234", "willkommen2024", "willkommen2025", "willkommen2026", "winter202024",
    "winter202025", "winter202026", "yxcvbnm12345", "zxcvbnm12345", "zaq12wsxcde3", "987654321098", "098765432109",
    "0987654321098", "111222333444", "147258369147", "159753159753", "987654321987", "999888777666",
  ]
}
