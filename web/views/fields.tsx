/** Fields of forms, with their labels and hints. */
interface FieldProps {
  readonly name: string;
  readonly label: string;
  /** Where two forms of a page have a field of the same name. */
  readonly id?: string;
  readonly type?: "text" | "password" | "email";
  readonly value?: string;
  readonly autocomplete?: string;
  readonly hint?: string;
  readonly focused?: boolean;
  readonly optional?: boolean;
}

export function Field({
  name,
  label,
  type = "text",
  value,
  autocomplete,
  hint,
  focused,
  optional,
  id = `o-${name}`,
}: FieldProps) {
  return (
    <p class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        name={name}
        type={type}
        value={value}
        autocomplete={autocomplete ?? "off"}
        autocapitalize="off"
        spellcheck={false}
        required={!optional}
        maxLength={200}
        autofocus={focused}
        aria-describedby={hint ? `${id}-noi` : undefined}
      />
      {hint && (
        <span class="says" id={`${id}-noi`}>
          {hint}
        </span>
      )}
    </p>
  );
}

/** Why nothing was done. */
export function Refusal({ error }: { readonly error: string | undefined }) {
  return error ? (
    <p class="refusal" role="alert">
      {error}
    </p>
  ) : null;
}
