import { Button } from '@mantine/core'
import { IconLanguage } from '@tabler/icons-react'
import { useWords } from '../wording/words.js'

export function LanguageButton() {
  const { w, language, choose } = useWords()
  const other = language === 'ar' ? 'en' : 'ar'
  return (
    <Button
      variant="subtle"
      color="gray"
      lang={other}
      leftSection={<IconLanguage size={18} />}
      onClick={() => choose(other)}
    >
      {w.otherLanguage}
    </Button>
  )
}
