/** Puts the focus on the content where what had it is gone, such as the row of what was decided. */
export const keepFocus = (): void => {
  requestAnimationFrame(() => {
    if (document.activeElement === null || document.activeElement === document.body)
      document.getElementById('content')?.focus({ preventScroll: true });
  });
};
