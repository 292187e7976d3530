"use strict";
// Puts marks in the place of emails and of the names of people with findings, while they are hidden: the same for the same
// person. A name is found by its first word, so that thousands of them cost no more than a few.
const nameHider = (findings, isHidden) => {
  const marksOf = new Map();
  const mark = (word, text) => {
    if (!marksOf.has(text)) marksOf.set(text, `${word}-${marksOf.size + 1}`);
    return marksOf.get(text);
  };
  const emails = /[\p{L}\p{N}._%+'-]+@[\p{L}\p{N}.-]*[\p{L}\p{N}]/gu;
  const wordsOf = /[\p{L}\p{N}]+/gu;
  const cut = /… \(\d+ more characters\)$/;
  const key = (word) => word.slice(0, 32);
  let people = null;
  const add = (text, name) => {
    const word = text.match(wordsOf)?.[0];
    if (!word) return;
    if (!people.has(key(word))) people.set(key(word), []);
    people.get(key(word)).push({ text: text.replace(cut, ""), name, offset: text.indexOf(word), isCut: cut.test(text) });
  };
  const findPeople = () => {
    people = new Map();
    const users = findings.filter(({ kind, name, id }) => kind === "user" && name !== id);
    for (const name of new Set(users.map(({ name }) => name))) {
      add(name, name);
      // As it stands in JSON, which evidence is: there are no pictures of control characters in that.
      const plain = name.replace(/[\u2400-\u241f]/g, (picture) => String.fromCharCode(picture.charCodeAt(0) - 0x2400));
      const escaped = JSON.stringify(plain).slice(1, -1);
      if (escaped !== name) add(escaped, name);
    }
    for (const names of people.values()) names.sort((one, other) => other.text.length - one.text.length);
  };
  const said = (text) => {
    if (!isHidden()) return text;
    if (!people) findPeople();
    const masked = text.replace(emails, (email) => mark("email", email.toLowerCase()));
    let out = "";
    let place = 0;
    for (const { 0: word, index } of masked.matchAll(wordsOf)) {
      const known = people.get(key(word))?.find(({ text, offset }) => index - offset >= place && masked.startsWith(text, index - offset));
      if (!known || index < place) continue;
      out += masked.slice(place, index - known.offset) + mark("name", known.name);
      place = known.isCut ? masked.length : index - known.offset + known.text.length;
    }
    return out + masked.slice(place);
  };
  const called = ({ kind, name, id }) => isHidden() && kind === "user" && name !== id ? mark("name", name) : said(name);
  // What stands outside of the list.
  const shownTexts = new Map();
  const hideTexts = () => {
    for (const [node, text] of shownTexts) node.data = text;
    shownTexts.clear();
    if (!isHidden()) return;
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.parentElement.closest("#list, script, template, form, #privacy")) continue;
      const text = said(node.data);
      if (text === node.data) continue;
      shownTexts.set(node, node.data);
      node.data = text;
    }
  };

  return { said, called, hideTexts };
};
