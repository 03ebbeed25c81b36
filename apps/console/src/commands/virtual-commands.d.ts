declare module 'virtual:commands' {
  const commands: Readonly<Record<string, import('../../describe-commands.js').CommandDescription>>;
  export default commands;
}
