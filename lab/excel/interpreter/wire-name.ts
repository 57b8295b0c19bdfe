/** The wire writes members in PascalCase, the public API in camelCase; names with an underscore are private and stay. */
export function memberName(wireName: string): string {
  return wireName.startsWith('_') ? wireName : wireName.charAt(0).toLowerCase() + wireName.slice(1);
}

export function wireName(memberName: string): string {
  return memberName.startsWith('_') ? memberName : memberName.charAt(0).toUpperCase() + memberName.slice(1);
}
