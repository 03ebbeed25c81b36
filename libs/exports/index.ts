export const columnsOfExport = (_: string): { key: string; label: { en: string } }[] => [];
