/**
 * The head of a letter: from the first organ line to the addressees or the first sentence.
 *
 * A small state machine walks over the pieces of the first lines. It knows the fixed parts by their phrases
 * (motto, number, dateline, type, "V/v", "Kính gửi") and sorts the rest by where it stands: capitals before
 * the subject are organs, lines after "V/v" or the type word are the subject, the first sentence ends it.
 */
import type { Span } from "../directive.ts";
import type { Knowledge } from "../knowledge/index.ts";
import { fold } from "../vietnamese-tokenizer/index.ts";
import { type Dateline, readDateline } from "./dateline.ts";
import { type NumberLine, readNumberLine } from "./number-line.ts";
import { ABOUT, ADDRESSED_TO, ATTACHED_TO, MOTTO, PARTY_BANNER, STAMP } from "./patterns.ts";
import { isCapital, isRule, type Segment, segmentsOf } from "./segments.ts";
import { continuesAbout, continuesTyped, paragraphLength, startsBody } from "./subject-lines.ts";
import { readTypeLine, type TypeLine } from "./type-words.ts";

export interface Head {
  /** Organ lines in reading order, the parent first. */
  readonly organs: readonly Segment[];
  readonly partyBanner: boolean;
  readonly motto: boolean;
  readonly number: NumberLine | null;
  readonly dateline: Dateline | null;
  readonly type: (TypeLine & { readonly segment: Segment }) | null;
  /** "CỦA BỘ CHÍNH TRỊ" between the type word and the subject. */
  readonly of: Segment | null;
  /** Lines of the subject; `about` when "V/v" introduces them. */
  readonly subject: readonly Segment[];
  readonly about: boolean;
  /** "(Kèm theo Quyết định số …)". */
  readonly attached: Span | null;
  /** "Kính gửi", where it stands. */
  readonly addressed: Segment | null;
  /** Where the head begins and where the text after it begins. */
  readonly span: Span;
  /** What stands before the head and is none of it: the frame of a portal. */
  readonly frame: Span | null;
  /** A number, a motto, a type line or "Kính gửi" was found. */
  readonly found: boolean;
}

/** The head lies within the first characters of a document; behind a portal's frame, further down. */
const WINDOWS = [3000, 24_000] as const;
interface Draft {
  organs: Segment[];
  partyBanner: boolean;
  motto: boolean;
  number: NumberLine | null;
  dateline: Dateline | null;
  type: (TypeLine & { segment: Segment }) | null;
  of: Segment | null;
  subject: Segment[];
  about: boolean;
  attached: Span | null;
  addressed: Segment | null;
  end: number;
}

/** Reads the head of a normalised text. Pure; never throws. */
export function readHead(text: string, knowledge: Knowledge): Head {
  let segments = segmentsOf(text, 0, Math.min(text.length, WINDOWS[0]));
  let anchor = findAnchor(text, segments, knowledge);
  if (anchor === null || (segments[anchor]?.start ?? 0) > WINDOWS[0] / 3) {
    segments = segmentsOf(text, 0, Math.min(text.length, WINDOWS[1]));
    anchor = findAnchor(text, segments, knowledge);
  }
  const first = anchor === null ? 0 : startOfHead(text, segments, anchor, knowledge);
  const start = segments[first]?.start ?? 0;
  const draft = walk(text, segments.slice(first), knowledge);
  const found = anchor !== null;
  const before = segments.slice(0, first).some((segment) => !isRule(segment) && !STAMP.test(segment.fold));
  return {
    ...draft,
    span: { start: found ? start : 0, end: found ? Math.max(start, draft.end) : 0 },
    frame: before && found ? { start: 0, end: start } : null,
    found,
  };
}

const isMotto = (segment: Segment): boolean => MOTTO.test(segment.fold);
const isPartyBanner = (segment: Segment): boolean =>
  PARTY_BANNER.test(segment.fold) && isCapital(segment.text);

/** Index of the first piece that only a letter's head has, or null. */
function findAnchor(text: string, segments: readonly Segment[], knowledge: Knowledge): number | null {
  let typeLine: number | null = null;
  for (const [index, segment] of segments.entries()) {
    if (isMotto(segment) && (isCapital(segment.text) || segment.fold.startsWith("doc lap"))) return index;
    if (isPartyBanner(segment)) return index;
    if (ADDRESSED_TO.test(segment.fold)) return typeLine ?? index;
    const number = readNumberLine(text, segment, segments[index + 1]);
    if (number?.number && !number.blank) return index;
    if (number?.blank && number.number) return index;
    if (typeLine === null && isCapital(segment.text) && readTypeLine(segment, knowledge)) typeLine = index;
    if (typeLine !== null && index - typeLine > 12) return typeLine;
  }
  return typeLine;
}

/** Steps back from the anchor over organ lines, rules and datelines to the first line of the head. */
function startOfHead(
  text: string,
  segments: readonly Segment[],
  anchor: number,
  knowledge: Knowledge,
): number {
  let first = anchor;
  for (let index = anchor - 1; index >= 0 && index >= anchor - 14; index -= 1) {
    const segment = segments[index];
    if (!segment) break;
    if (isRule(segment) || STAMP.test(segment.fold)) continue;
    const belongs =
      isMotto(segment) ||
      isPartyBanner(segment) ||
      (isCapital(segment.text) && segment.text.length < 160) ||
      looksLikeOrgan(segment) ||
      readDateline(text, segment, segments[index + 1]) !== null ||
      readNumberLine(text, segment, segments[index + 1]) !== null ||
      readTypeLine(segment, knowledge) !== null ||
      ABOUT.test(segment.fold);
    if (!belongs) break;
    first = index;
  }
  return first;
}

/** An organ line in small letters: "Liên đoàn Lao động tỉnh Bình Thuận". */
const ORGAN_HEAD =
  /^(?:tong lien doan|lien doan lao dong|ldld|cong doan|cdcs|uy ban|ubnd|hoi dong nhan dan|hdnd|so |bo |tinh uy|thanh uy|huyen uy|quan uy|thi uy|dang uy|dang bo|ban |hoi |doan |tinh doan|huyen doan|thanh doan|mat tran|van phong|phong |cuc |chi cuc |truong |cong ty |tong cong ty|benh vien|nghiep doan|cong an |toa an|vien kiem sat|bao hiem xa hoi|thanh tra |kho bac|quoc hoi|chinh phu|thu tuong)/u;
const looksLikeOrgan = (segment: Segment): boolean =>
  segment.text.length < 110 &&
  ORGAN_HEAD.test(segment.fold) &&
  /^\p{Lu}/u.test(segment.text) &&
  !/[;:.,]$/u.test(segment.text);

/** "CỦA BỘ CHÍNH TRỊ", "SỐ 133-HĐBT NGÀY 20-4-1991": between the type word and the subject. */
const OF_LINE = /^(?:cua |so:? ?\d)/u;
/** "CỦA BỘ TÀI CHÍNH SỐ 69/2003/TT-BTC NGÀY 16 THÁNG 7 NĂM 2003": the subject goes on behind it. */
const OF_DATED = /^.{0,120}?\bngay \d{1,2}(?: thang |[/.-])\d{1,2}(?: nam |[/.-])\d{4}/u;

type Mode = "organs" | "about" | "typed" | "done";

function walk(text: string, segments: readonly Segment[], knowledge: Knowledge): Draft {
  const draft: Draft = {
    organs: [],
    partyBanner: false,
    motto: false,
    number: null,
    dateline: null,
    type: null,
    of: null,
    subject: [],
    about: false,
    attached: null,
    addressed: null,
    end: segments[0]?.start ?? 0,
  };
  let mode: Mode = "organs";
  let isAboveHead = false;
  const queue = [...segments];
  for (let index = 0; index < queue.length; index += 1) {
    const segment = queue[index];
    if (!segment) break;
    const next = queue[index + 1];
    const paragraph = paragraphLength(queue, index);
    const bare = draft.organs.length === 0 && !draft.motto && !draft.partyBanner && !draft.number;
    if (ADDRESSED_TO.test(segment.fold)) {
      draft.addressed = segment;
      return draft;
    }
    if (isRule(segment)) {
      if (mode === "typed" && draft.subject.length > 0) mode = "done";
      continue;
    }
    if (isMotto(segment) || isPartyBanner(segment)) {
      if (isMotto(segment)) draft.motto = true;
      else draft.partyBanner = true;
      draft.end = segment.end;
      continue;
    }
    if (STAMP.test(segment.fold)) continue;
    if (ATTACHED_TO.test(segment.fold)) {
      // The line may wrap up to its closing bracket.
      const open = segment.fold.startsWith("(") && !segment.fold.includes(")");
      const closing = open && next?.fold.includes(")") ? next : null;
      draft.end = closing?.end ?? segment.end;
      draft.attached ??= { start: segment.start, end: draft.end };
      if (closing) queue.splice(index + 1, 1);
      if (mode === "typed") mode = "done";
      continue;
    }
    if (!draft.number && mode !== "typed") {
      const number = readNumberLine(text, segment, next);
      if (number) {
        draft.number = number;
        draft.end = Math.max(segment.end, number.span.end);
        if (number.numberSpan.end > segment.end && next) queue.splice(index + 1, 1);
        const rest = restOf(text, segment, number.rest);
        if (rest) queue.splice(index + 1, 0, rest);
        continue;
      }
    }
    const isFirst = draft.dateline === null;
    // A site's own date may stand above the head: the one inside it counts.
    if (isFirst || (isAboveHead && !bare)) {
      const dateline = readDateline(text, segment, next);
      if (dateline) {
        isAboveHead = isFirst && bare;
        draft.dateline = dateline;
        draft.end = dateline.span.end;
        if (dateline.span.end > segment.end) queue.splice(index + 1, 1);
        continue;
      }
      const glued = isFirst ? splitGluedDateline(text, segment, knowledge) : null;
      if (glued) {
        queue.splice(index, 1, ...glued);
        index -= 1;
        continue;
      }
    }
    if (
      mode !== "typed" &&
      draft.subject.length === 0 &&
      ABOUT.test(segment.fold) &&
      segment.fold.length < 600
    ) {
      mode = "about";
      draft.about = true;
      draft.subject.push(segment);
      draft.end = segment.end;
      continue;
    }
    if (!draft.type && (mode === "organs" || mode === "about")) {
      const type = readTypeLine(segment, knowledge);
      if (type && !(mode === "about" && continuesAbout(segment, draft.subject, paragraph))) {
        draft.type = { ...type, segment };
        draft.end = segment.end;
        // "V/v" under the number and a type line below it: the subject is the one of the type line.
        const rest = restOf(text, segment, { start: segment.start + type.length, end: segment.end });
        if (rest && OF_LINE.test(rest.fold)) {
          queue.splice(index + 1, 0, rest);
          mode = "typed";
          continue;
        }
        draft.subject = rest ? [rest] : draft.about ? draft.subject : [];
        mode = draft.about && !rest ? "done" : "typed";
        continue;
      }
    }
    if (mode === "about" && continuesAbout(segment, draft.subject, paragraph)) {
      draft.subject.push(segment);
      draft.end = segment.end;
      continue;
    }
    if (mode === "typed" && draft.subject.length === 0 && !draft.of && OF_LINE.test(segment.fold)) {
      draft.of = segment;
      draft.end = segment.end;
      const dated = OF_DATED.exec(segment.fold);
      const rest =
        dated && restOf(text, segment, { start: segment.start + dated[0].length, end: segment.end });
      if (rest) queue.splice(index + 1, 0, rest);
      continue;
    }
    if (mode === "typed" && continuesTyped(segment, next, draft, paragraph)) {
      draft.subject.push(segment);
      draft.end = segment.end;
      continue;
    }
    if (mode === "typed" || mode === "done") return draft;
    if (startsBody(segment, paragraph)) return draft;
    if (mode === "about") {
      // Behind the subject a right column may follow: its organ lines, motto and dateline.
      if (segment.text.length > 90 || !isCapital(segment.text)) {
        if (hasHeaderBelow(text, queue, index)) continue;
        return draft;
      }
    }
    if (
      segment.text.length < 160 &&
      (isCapital(segment.text) || looksLikeOrgan(segment) || isWrapped(segment, draft.organs))
    ) {
      draft.organs.push(segment);
      draft.end = segment.end;
      continue;
    }
    if (hasHeaderBelow(text, queue, index)) continue;
    return draft;
  }
  return draft;
}

/** A header line in small letters that goes on below: "Liên đoàn Lao động / tỉnh Bình Thuận". */
function isWrapped(segment: Segment, organs: readonly Segment[]): boolean {
  const last = organs.at(-1);
  return (
    last !== undefined &&
    segment.line === last.line + 1 &&
    segment.text.length < 60 &&
    /^(?:tinh|thanh pho|huyen|quan|thi xa|xa|phuong|va|-)\b/u.test(segment.fold)
  );
}

/** Something of the head still comes within the next lines, so that an unknown line is passed over. */
function hasHeaderBelow(text: string, queue: readonly Segment[], index: number): boolean {
  const segment = queue[index];
  if (!segment || segment.text.length > 160 || startsBody(segment)) return false;
  for (let ahead = index + 1; ahead <= index + 4; ahead += 1) {
    const candidate = queue[ahead];
    if (!candidate || startsBody(candidate)) return false;
    if (isMotto(candidate) || isPartyBanner(candidate) || readNumberLine(text, candidate, undefined) !== null)
      return true;
    if (readDateline(text, candidate) !== null) return true;
  }
  return false;
}

function restOf(text: string, segment: Segment, rest: Span): Segment | null {
  let start = rest.start;
  while (start < rest.end && /[\s.:;,–-]/u.test(text.charAt(start))) start += 1;
  if (start >= rest.end) return null;
  const printed = text.slice(start, rest.end);
  if (!/[\p{L}\d]/u.test(printed)) return null;
  return { ...segment, start, end: rest.end, text: printed, fold: fold(printed), afterBlank: false };
}

/** "Số: 12/LĐLĐ Bình Thuận, ngày 3 tháng 5 năm 2019": cut before a known place that stands before the date. */
function splitGluedDateline(text: string, segment: Segment, knowledge: Knowledge): [Segment, Segment] | null {
  if (segment.fold.length > 300) return null;
  const at = segment.fold.lastIndexOf(", ngay ");
  if (at <= 0 || !/nam \d{4}[.;)]?$/u.test(segment.fold)) return null;
  const starts = [...segment.fold.slice(0, at).matchAll(/(?<=\s)\p{L}/gu)].map((m) => m.index).slice(-6);
  for (const start of starts) {
    const name = segment.text.slice(start, at);
    if (!/^\p{Lu}/u.test(name)) continue;
    if (knowledge.places.named(name.replace(/^(?:TP\.?|Thành phố|Tỉnh|Huyện) ?/iu, ""), null).length === 0)
      continue;
    const cut = segment.start + start;
    const piece = (from: number, to: number): Segment => {
      const printed = text.slice(from, to).trim();
      return { ...segment, start: from, end: from + printed.length, text: printed, fold: fold(printed) };
    };
    return [piece(segment.start, cut), piece(cut, segment.end)];
  }
  return null;
}
