/**
 * Long passwords that are tried first: from public lists of leaked ones, and what people here make of the place, the
 * year and the keyboard. Lower case, without what separates the words.
 */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(
  `123456789012 1234567890123 12345678901234 123456789123 123123123123 111222333444 112233445566 123456123456
   987654321098 098765432109 1q2w3e4r5t6y 1q2w3e4r5t6y7u 1qaz2wsx3edc 1qaz2wsx3edc4rfv qazwsxedcrfv zaq12wsxcde3
   qwertyuiop12 qwertyuiop123 qwerty123456 qwerty12345678 qwertyqwerty qwertyuiopasdf asdfghjkl123 asdfasdfasdf
   zxcvbnm12345 abcdefghijkl abcd12345678 abcdef123456 abc123abc123 aaaabbbbcccc a1b2c3d4e5f6
   password1234 password12345 password123456 passwordpassword password2024 password2025 password2026 passw0rd1234
   p@ssw0rd1234 p@ssword1234 mypassword123 mypassword1234 newpassword1 newpassword123 thisismypassword
   changeme1234 changemenow1 changeme12345 letmein12345 letmeinplease welcome12345 welcome123456 welcometooman
   administrator administrator1 admin1234567 adminadmin12 adminadminadmin admin123admin root12345678 superuser1234
   correcthorsebatterystaple iloveyou1234 iloveyouforever trustno1trustno1 sunshine1234 princess1234 football1234
   nafidha12345 nafidha123456 nafidhanafidha sultanateofoman oman12345678 omanoman1234 oman20242024 oman20252025
   oman20262026 muscat123456 muscat2024oman muscat2025oman muscat2026oman salalah12345 sohar1234567 nizwa1234567
   royaloman1234 royalomanpolice callcenter123 callcentre123 government123 ministry1234 supervisor123 agent1234567`
    .split(/\s+/)
    .filter(Boolean),
)
