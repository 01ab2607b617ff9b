export interface IconProps {
  /** Path data on a 16-unit grid. */
  path: string;
  /** Fill the path instead of drawing its line. @default false */
  solid?: boolean;
  className?: string;
}

/** A glyph beside words that say the same; hidden from screen readers. */
export function Icon({ path, solid = false, className = "iw-note-icon" }: IconProps) {
  return (
    <svg className={`iw-icon ${className}`} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path className={solid ? "iw-solid" : undefined} d={path} />
    </svg>
  );
}
