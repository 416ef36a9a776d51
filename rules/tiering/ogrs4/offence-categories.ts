/** The coefficient of an actuarial offence category; `violence` adds that of violence against the person as well. */
export type OffenceCategory = { readonly coefficient: string; readonly violence: boolean }

/**
 * The 24 actuarial categories of offences.
 *
 * @source hmpps-arns-risk-actuarial-api 016919c
 */
export const offenceCategories: Readonly<Record<string, OffenceCategory>> = {
  ABSCONDING_OR_BAIL: { coefficient: 'offence.absconding_bail', violence: false },
  ACQUISITIVE_VIOLENCE: { coefficient: 'offence.robbery', violence: false },
  BURGLARY_DOMESTIC: { coefficient: 'offence.burglary_domestic', violence: false },
  BURGLARY_OTHER: { coefficient: 'offence.burglary_non_domestic', violence: false },
  CRIMINAL_DAMAGE: { coefficient: 'offence.criminal_damage', violence: false },
  DRINK_DRIVING: { coefficient: 'offence.drink_driving', violence: false },
  DRUG_IMPORT_EXPORT_OR_PRODUCTION: { coefficient: 'offence.drug_import_export_production', violence: false },
  DRUG_POSSESSION_OR_SUPPLY: { coefficient: 'offence.drug_possesion_supply', violence: false },
  DRUNKENNESS: { coefficient: 'offence.drunkenness', violence: false },
  FIREARMS_MOST_SERIOUS: { coefficient: 'offence.index_firearms', violence: true },
  FIREARMS_OTHER: { coefficient: 'offence.index_farmers_shotgun', violence: true },
  FRAUD_AND_FORGERY: { coefficient: 'offence.fraud_forgery', violence: false },
  HANDLING_STOLEN_GOODS: { coefficient: 'offence.handling_stolen_goods', violence: false },
  MOTORING_OFFENCES: { coefficient: 'offence.motoring_other_than_drink', violence: false },
  OTHER_OFFENCES: { coefficient: 'offence.other_offences', violence: false },
  PUBLIC_ORDER_AND_HARRASSMENT: { coefficient: 'offence.public_order_harassment', violence: false },
  SEXUAL_AGAINST_CHILD: { coefficient: 'offence.sexual_offences_children', violence: false },
  SEXUAL_NOT_AGAINST_CHILD: { coefficient: 'offence.sexual_offences_not_children', violence: false },
  THEFT_NON_MOTOR: { coefficient: 'offence.theft_handling_not_vehicle', violence: false },
  VEHICLE_RELATED_THEFT: { coefficient: 'offence.vehicle_related_theft', violence: false },
  VIOLENCE_AGAINST_THE_PERSON_ABH_PLUS: { coefficient: 'offence.index_abh_or_above', violence: true },
  VIOLENCE_AGAINST_THE_PERSON_SUB_ABH: { coefficient: 'offence.vatp_flag', violence: false },
  WEAPONS_NON_FIREARM: { coefficient: 'offence.index_weapons_not_firearm', violence: true },
  WELFARE_FRAUD: { coefficient: 'offence.welfare_fraud', violence: false },
}
