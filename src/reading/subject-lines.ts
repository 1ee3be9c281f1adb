/** Where a subject ends: below "V/v" and below the type word, against the text, the enacting organ and the right column. */
import {
  ADDRESSED_TO,
  ATTACHED_TO,
  AUTHORITY,
  BODY_OPENING,
  BULLET,
  HEADING,
  MOTTO,
  PERHAPS_BODY,
  RECIPIENTS,
  SIGNING_FORM,
} from "./patterns.ts";
import { isCapital, isRule, type Segment } from "./segments.ts";

/** What is known of the head when the next line is looked at. */
export interface SoFar {
  readonly organs: readonly Segment[];
  readonly subject: readonly Segment[];
}

/** Lines of a subject, and its length; no real one is longer. */
const SUBJECT_LINES = 16;
const SUBJECT_LENGTH = 1500;

/** A paragraph of this length is no subject's line. */
const PROSE = 200;
/** A full stop inside a line: subjects have none. */
const SENTENCE_END = /[\p{Ll}\d)”"]\. \p{Lu}/u;

/** The first sentence, a numbered heading or a long line. `paragraph` is the length of the lines that hang together. */
export function startsBody(segment: Segment, paragraph = segment.text.length): boolean {
  if (HEADING.test(segment.fold) && !isRule(segment)) return true;
  if (segment.text.length > SUBJECT_LENGTH) return true;
  if (!/^["“‘]?\p{Lu}/u.test(segment.text) || isCapital(segment.text)) return false;
  if (segment.text.length > 260) return true;
  return BODY_OPENING.test(segment.fold) || (PERHAPS_BODY.test(segment.fold) && paragraph > PROSE);
}

/** Length of the lines from here on that no empty line, rule or fixed phrase parts. */
export function paragraphLength(queue: readonly Segment[], index: number): number {
  let length = 0;
  for (let at = index; at < queue.length && length <= 2 * PROSE; at += 1) {
    const segment = queue[at];
    if (!segment || (at > index && (segment.afterBlank || isRule(segment) || MOTTO.test(segment.fold))))
      break;
    if (
      at > index &&
      (ADDRESSED_TO.test(segment.fold) || BULLET.test(segment.fold) || HEADING.test(segment.fold))
    )
      break;
    length += segment.text.length + 1;
  }
  return length;
}

/** Words after which no line ends for good. */
const HANGING =
  /(?:[,;:–-]|\b(?:va|cua|ve|cho|cac|trong|doi voi|nhung|theo|tai|voi|o|den|mot so|so|tu|gan|la|khi|thuc hien|viec|den|cong tac|to chuc|hoac|duoc|do|boi|nhat la|de|trien khai|tham gia|truoc|va sau|giua))$/u;

/** "Nơi nhận", a form of signing, a polite phrase: no part of a head. */
const isBelow = ({ fold: folded, text }: Segment): boolean =>
  RECIPIENTS.test(folded) ||
  (SIGNING_FORM.test(folded) && isCapital(text.replace(/[./]/gu, " "))) ||
  /\b(?:tran trong|kinh moi)\b/u.test(folded);

/** Whether a piece goes on with the subject that "V/v" began. */
export function continuesAbout(segment: Segment, subject: readonly Segment[], paragraph: number): boolean {
  const last = subject.at(-1);
  if (!last || subject.length >= SUBJECT_LINES || lengthOf(subject) > SUBJECT_LENGTH) return false;
  if (BULLET.test(segment.fold) || HEADING.test(segment.fold) || SENTENCE_END.test(segment.text))
    return false;
  const hangs = HANGING.test(last.fold) || hasOpenQuote(subject);
  const small = /^[\p{Ll}\d“"(]/u.test(segment.text);
  if (isCapital(segment.text) && !isCapital(last.text) && !hangs) return false;
  if (segment.afterBlank && last.line !== segment.line) {
    return paragraph < 110 && !startsBody(segment, paragraph) && (hangs || /^\p{Ll}/u.test(segment.text));
  }
  if (startsBody(segment, paragraph) && (!hangs || segment.text.length > 120)) return false;
  if (/[.!]["”]?$/u.test(last.text) && !small) return false;
  return segment.text.length < 160;
}

/** Whether a piece goes on with the subject below the type line. */
export function continuesTyped(
  segment: Segment,
  next: Segment | undefined,
  draft: SoFar,
  paragraph: number,
): boolean {
  const { subject } = draft;
  const last = subject.at(-1);
  if (subject.length >= SUBJECT_LINES || lengthOf(subject) > SUBJECT_LENGTH) return false;
  if (ATTACHED_TO.test(segment.fold) || SENTENCE_END.test(segment.text) || isBelow(segment)) return false;
  if (!last) {
    if (isRule(segment) || HEADING.test(segment.fold) || isAuthority(segment, next, draft)) return false;
    return !/^(?:can cu|xet de nghi)\b/u.test(segment.fold);
  }
  const hangs = HANGING.test(last.fold) || hasOpenQuote(subject);
  const capitals = isCapital(last.text);
  const upper = /^["“]?\p{Lu}/u.test(segment.text);
  if (BULLET.test(segment.fold) && !hangs && /^[-–—+•*] ?\p{Lu}/u.test(segment.text)) return false;
  if (HEADING.test(segment.fold) && !/^\d{4}\b/u.test(segment.fold)) {
    if (!(hangs && /^(?:dieu|khoan|muc) \d/u.test(segment.fold))) return false;
  }
  if (isAuthority(segment, next, draft) || (upper && /:$/u.test(segment.text))) return false;
  if (/^can cu\b/u.test(segment.fold) && upper) return false;
  if (capitals && !isCapital(segment.text) && !hangs && upper) return false;
  if (startsBody(segment, paragraph) && !hangs) return false;
  if (upper && !hangs && !capitals && segment.text.length > 150) return false;
  if (segment.afterBlank && !hangs) {
    if (/^\p{Ll}/u.test(segment.text) || (capitals && isCapital(segment.text)))
      return segment.text.length < 160;
    // A paragraph of its own for each line, as word processors write centred lines.
    return paragraph < 110 && !/[.:;,]$/u.test(segment.text) && last.text.length > 25;
  }
  return !(/[.]["”]?$/u.test(last.text) && upper);
}

const HEAD_OF =
  /^(?:(?:pho |tong )?(?:bo truong|chu tich|giam doc|thong doc|vien truong|chanh an|hieu truong|thu tuong|cuc truong|thanh tra|kiem toan)|truong ban)\b/u;

/** "BỘ TRƯỞNG BỘ CÔNG THƯƠNG" or the issuer's own name in capitals between the subject and "Căn cứ". */
function isAuthority(segment: Segment, next: Segment | undefined, draft: SoFar): boolean {
  const { fold: folded, text } = segment;
  if (!isCapital(text) || !AUTHORITY.test(folded) || /^ban hanh\b/u.test(folded)) return false;
  const issuer = draft.organs.map((organ) => organ.fold).join(" ");
  if (
    (folded.length > 8 && issuer.includes(folded)) ||
    folded.endsWith(` ${draft.organs.at(-1)?.fold ?? "\n"}`)
  )
    return true;
  const follows =
    next !== undefined && /^(?:[-–+] ?)?(?:can cu|\(?khoa|ky hop|nhiem ky|xet|theo)\b/u.test(next.fold);
  if (!follows) return false;
  const last = draft.subject.at(-1);
  return HEAD_OF.test(folded) || (last !== undefined && (segment.afterBlank || !isCapital(last.text)));
}

const lengthOf = (segments: readonly Segment[]): number =>
  segments.reduce((sum, { text }) => sum + text.length + 1, 0);

function hasOpenQuote(segments: readonly Segment[]): boolean {
  let open = 0;
  for (const { text } of segments) {
    for (const char of text) {
      if (char === "“" || char === "«") open += 1;
      else if (char === "”" || char === "»") open = Math.max(0, open - 1);
    }
  }
  return open > 0;
}
