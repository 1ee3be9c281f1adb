import type { Letter } from "./letter.ts";

/** What a careful reader should find in one sample. */
export interface Truth {
  readonly file: string;
  readonly kind: "letter" | "article";
  readonly shape: string;
  readonly number: string | null;
  readonly type: string | null;
  readonly issuer: { readonly id: string; readonly name: string } | null;
  readonly place: string | null;
  readonly province: { readonly issued: string; readonly current: string } | null;
  readonly issuedOn: string | null;
  readonly year: number | null;
  readonly subject: string | null;
  readonly addressees: readonly string[];
  readonly recipients: readonly string[];
  readonly signatory: { readonly name: string; readonly position: string | null } | null;
  readonly emails: readonly string[];
  readonly citations: readonly string[];
  readonly campaigns: readonly { readonly id: string; readonly role: string }[];
  readonly campaignsNot: readonly string[];
  /** Articles: the number of the directive that the page is about. */
  readonly describes?: string;
}

/** The truth of a sample, from its front matter. An article has no number, subject or signatory of its own. */
export function truthOf(letter: Letter): Truth {
  const article = letter.shape === "article";
  const [issued, current] = letter.province?.split(" > ") ?? [];
  return {
    file: letter.file,
    kind: article ? "article" : "letter",
    shape: letter.shape,
    number: article ? null : letter.number,
    type: article ? null : letter.type,
    issuer:
      letter.issuer === null || letter.issuerName === null
        ? null
        : { id: letter.issuer, name: letter.issuerName },
    place: article ? null : letter.place,
    province: issued && current ? { issued, current } : null,
    issuedOn: letter.date,
    year: letter.date === null ? null : Number(letter.date.slice(0, 4)),
    subject: article ? null : letter.subject,
    addressees: letter.addressees,
    recipients: letter.recipients,
    signatory:
      article || letter.signName === undefined
        ? null
        : { name: letter.signName, position: letter.signPosition ?? null },
    emails: letter.emails,
    citations: letter.citations,
    campaigns: letter.campaigns.map((entry) => {
      const [id = "", role = ""] = entry.split(" ");
      return { id, role };
    }),
    campaignsNot: letter.campaignsNot,
    ...(letter.describes !== undefined && { describes: letter.describes }),
  };
}
