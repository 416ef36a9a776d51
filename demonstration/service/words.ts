/** Notes that say something and describe nobody. */
export const notes = {
  contact: [
    'Talked about the week. Work trial is going well; asked for help with the bus fare.',
    'Rang to confirm Thursday. Sounded tired, said sleep is poor. To raise it with the GP.',
    'Spoke to the hostel key worker. Rent is up to date and the room is kept.',
    'Message left, no answer. Will try again tomorrow morning.',
    'Agreed what to practise from the last session. Understood the link to the offence.',
  ],
  appointment: [
    'Attended on time. Worked through the plan and chose one step for next week.',
    'Attended. Talked about triggers and who to ring when things go wrong.',
    'Came early. Brought the letter from the job centre; we answered it together.',
    'Attended. Upset about contact with the children; listened, then agreed to ask the solicitor.',
  ],
  visit: [
    'Flat clean and quiet. Partner present and spoke freely on her own.',
    'Nobody answered at the agreed time. Card left.',
    'Seen with his mother. Two children of the house asleep upstairs; to check with children’s services.',
  ],
  steps: [
    [
      { goal: 'Keep the work trial', action: 'Agree hours with the employer', who: 'The person' },
      { goal: 'Think before acting', action: 'Ten sessions of the programme', who: 'Programme team' },
      { goal: 'A tenancy of their own by spring', action: 'Housing application', who: 'Tidewater Support' },
    ],
    [
      {
        goal: 'Drink less, and know what leads to it',
        action: 'Keep the diary; see the alcohol worker',
        who: 'The person',
      },
      {
        goal: 'Safe contact with the family',
        action: 'Ask children’s services what they agree to',
        who: 'Practitioner',
      },
    ],
  ],
  analysis: [
    'The offence followed drinking and an argument. Pattern over three years; protective: steady work and a sister nearby.',
    'Harm is likely to a partner when a relationship ends. Signs to watch: jealousy, checking the phone, missed sessions.',
    'Mostly acquisitive, to pay for drugs. Little sign of violence. Housing is the first thing to settle.',
  ],
  review: [
    'Progress on work and drink. Risk unchanged. Visits can go to every six weeks.',
    'A new relationship changes the picture: police enquiry made, plan adjusted.',
  ],
  oversight: [
    'Read the last three months with the officer. Risk is held; the plan needs a date for the housing step.',
    'Assessment lists the harm but not to whom. Asked for it again by Friday.',
  ],
} as const
