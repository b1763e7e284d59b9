/**
 * A tab of GraphiQL is an element of that role with two buttons in it, one that chooses it and one that closes it: no screen reader gets to
 * what is in a tab. They are made what they are: a list of buttons, of which one is the present one. GraphiQL offers no other way.
 */
export function mendTabs(root: HTMLElement): () => void {
  const mend = () => {
    for (const list of root.querySelectorAll('[role=tablist]')) list.setAttribute('role', 'list');
    for (const tab of root.querySelectorAll('.graphiql-tab')) {
      if (tab.getAttribute('role') !== 'listitem') tab.setAttribute('role', 'listitem');
      tab.removeAttribute('aria-selected');
      tab.removeAttribute('tabindex');
      const button = tab.querySelector('.graphiql-tab-button');
      const isPresent = tab.classList.contains('graphiql-tab-active');
      button?.removeAttribute('aria-controls');
      button?.setAttribute('aria-current', String(isPresent));
    }
    for (const panel of root.querySelectorAll('[role=tabpanel]')) panel.setAttribute('role', 'group');
  };
  mend();
  const observer = new MutationObserver(mend);
  const attributeFilter = ['role', 'class', 'aria-selected'];
  observer.observe(root, { subtree: true, childList: true, attributes: true, attributeFilter });
  return () => observer.disconnect();
}
