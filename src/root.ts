import { projectFolder } from '../knowledge/project-folder.js'

/** The project's folder, where data files are read from. */
export const ROOT = projectFolder(import.meta.url)
