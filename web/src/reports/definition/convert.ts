import { graphql, readFragment, type FragmentType } from '@/gql';
import type {
  ReportAttributeInput,
  ReportDefinitionInput,
  ReportDefinitionPartsFragment,
  ReportFilterInput,
  ReportFilterValueInput,
  ReportJunction,
  ReportMeasureInput,
} from '@/gql/graphql';
import {
  COUNT,
  NO_FILTER,
  type Draft,
  type DraftAttribute,
  type DraftGroup,
  type DraftMeasure,
  type DraftPart,
  type DraftPeriod,
  type DraftSort,
  type DraftTime,
  type DraftValue,
} from './draft';

const ReportConditionParts = graphql(/* GraphQL */ `
  fragment ReportConditionParts on ReportCondition {
    of {
      attribute
      field
      fieldName
    }
    operator
    values {
      objectId
      label
      number
      text
      flag
      day
      relativeDay {
        unit
        offset
      }
      viewer
    }
  }
`);

// Groups stand at most five deep within each other.
const ReportFilterTree = graphql(/* GraphQL */ `
  fragment ReportFilterTree on ReportFilter {
    condition {
      ...ReportConditionParts
    }
    junction
    parts {
      condition {
        ...ReportConditionParts
      }
      junction
      parts {
        condition {
          ...ReportConditionParts
        }
        junction
        parts {
          condition {
            ...ReportConditionParts
          }
          junction
          parts {
            condition {
              ...ReportConditionParts
            }
            junction
            parts {
              condition {
                ...ReportConditionParts
              }
              junction
            }
          }
        }
      }
    }
  }
`);

const ReportMeasureParts = graphql(/* GraphQL */ `
  fragment ReportMeasureParts on ReportMeasure {
    aggregate
    label
    of {
      attribute
      field
      fieldName
    }
    time {
      time
      field
    }
    filter {
      ...ReportFilterTree
    }
  }
`);

const ReportDefinitionParts = graphql(/* GraphQL */ `
  fragment ReportDefinitionParts on ReportDefinition {
    dataset
    visualisation
    measures {
      ...ReportMeasureParts
      numerator {
        ...ReportMeasureParts
      }
      denominator {
        ...ReportMeasureParts
      }
    }
    time {
      time
      field
    }
    dimensions {
      of {
        attribute
        field
        fieldName
      }
      step
    }
    filter {
      ...ReportFilterTree
    }
    sort {
      by
      measure
      isDescending
    }
    limit
    target
    period {
      preset
      from
      to
    }
    risesWell
  }
`);

/** A definition as the API tells it, ready to be changed. */
export function draftOf(definition: FragmentType<typeof ReportDefinitionParts>): Draft {
  const read = readFragment(ReportDefinitionParts, definition);
  return {
    dataset: read.dataset,
    visualisation: read.visualisation,
    measures: read.measures.map(measureOf),
    time: timeOf(read.time),
    dimensions: read.dimensions.map(({ of, step }) => ({ of: attributeOf(of), step })),
    filter: groupOf(read.filter),
    sort: read.sort && sortOf(read.sort),
    limit: read.limit,
    target: read.target,
    period: periodOf(read.period),
    risesWell: read.risesWell,
  };
}

// Answers have their types' names among their values, which inputs do not take.

function timeOf({ time, field }: DraftTime): DraftTime {
  return { time, field };
}

function attributeOf({ attribute, field, fieldName }: DraftAttribute): DraftAttribute {
  return { attribute, field, fieldName };
}

function sortOf({ by, measure, isDescending }: DraftSort): DraftSort {
  return { by, measure, isDescending };
}

type MeasureRead = ReportDefinitionPartsFragment['measures'][number];

function measureOf(measure: MeasureRead): DraftMeasure {
  const { numerator, denominator } = measure;
  const parts = numerator && denominator ? ([partOf(numerator), partOf(denominator)] as const) : null;
  return { ...partOf(measure), parts };
}

function partOf(measure: FragmentType<typeof ReportMeasureParts>): DraftMeasure {
  const { aggregate, label, of, time, filter } = readFragment(ReportMeasureParts, measure);
  return {
    ...COUNT,
    aggregate,
    label: label ?? '',
    of: of && attributeOf(of),
    time: time && timeOf(time),
    filter: groupOf(filter),
  };
}

interface FilterRead {
  condition: FragmentType<typeof ReportConditionParts> | null;
  junction: ReportJunction | null;
  parts?: readonly FilterRead[];
}

function groupOf(filter: FragmentType<typeof ReportFilterTree> | null): DraftGroup {
  if (!filter) return NO_FILTER;
  const root = draftPartOf(readFragment(ReportFilterTree, filter));
  return root.kind === 'group' ? root : { ...NO_FILTER, parts: [root] };
}

function draftPartOf({ condition, junction, parts = [] }: FilterRead): DraftPart {
  if (!condition) return { kind: 'group', junction: junction ?? 'ALL', parts: parts.map(draftPartOf) };
  const { of, operator, values } = readFragment(ReportConditionParts, condition);
  return { kind: 'condition', of: attributeOf(of), operator, values: values.map(valueOf) };
}

interface ValueRead {
  objectId: string | null;
  label: string | null;
  number: `${number}` | null;
  text: string | null;
  flag: boolean | null;
  day: string | null;
  relativeDay: { unit: 'DAY' | 'WEEK' | 'MONTH' | 'QUARTER' | 'YEAR'; offset: number } | null;
}

function valueOf({ objectId: id, label, number, text, flag, day, relativeDay }: ValueRead): DraftValue {
  if (id !== null) return { kind: 'id', id, label };
  if (number !== null) return { kind: 'number', number };
  if (text !== null) return { kind: 'text', text };
  if (flag !== null) return { kind: 'flag', flag };
  if (day !== null) return { kind: 'day', day };
  if (relativeDay) return { kind: 'relativeDay', unit: relativeDay.unit, offset: relativeDay.offset };
  return { kind: 'viewer' };
}

function periodOf(period: ReportDefinitionPartsFragment['period']): DraftPeriod | null {
  if (!period) return null;
  const { preset, from, to } = period;
  return preset === null ? { kind: 'days', from, to } : { kind: 'preset', preset };
}

/** As the API takes it. */
export function inputOf(draft: Draft): ReportDefinitionInput {
  const { dataset, visualisation, risesWell, limit, target, sort } = draft;
  return {
    dataset,
    visualisation,
    measures: draft.measures.map(measureInput),
    time: draft.time,
    dimensions: draft.dimensions.map(({ of, step }) => ({ of: attributeInput(of), step })),
    filter: filterInput(draft.filter),
    sort,
    limit,
    target,
    period: periodInput(draft.period),
    risesWell,
  };
}

function measureInput({ aggregate, label, of, time, filter, parts }: DraftMeasure): ReportMeasureInput {
  return {
    aggregate,
    label: label.trim() || null,
    of: of && attributeInput(of),
    time,
    filter: filterInput(filter),
    numerator: parts && measureInput(parts[0]),
    denominator: parts && measureInput(parts[1]),
  };
}

function attributeInput({
  attribute,
  field,
}: {
  attribute: ReportAttributeInput['attribute'];
  field: string | null;
}) {
  return { attribute, field };
}

function filterInput(group: DraftGroup): ReportFilterInput | null {
  return group.parts.length === 0 ? null : partInput(group);
}

function partInput(part: DraftPart): ReportFilterInput {
  if (part.kind === 'condition') {
    const { of, operator, values } = part;
    return { condition: { of: attributeInput(of), operator, values: values.map(valueInput) } };
  }
  const parts = part.parts.map(partInput);
  return part.junction === 'ALL' ? { all: parts } : { any: parts };
}

function valueInput(value: DraftValue): ReportFilterValueInput {
  switch (value.kind) {
    case 'id':
      return { id: value.id };
    case 'number':
      return { number: value.number };
    case 'text':
      return { text: value.text };
    case 'flag':
      return { flag: value.flag };
    case 'day':
      return { day: value.day };
    case 'relativeDay':
      return { relativeDay: { unit: value.unit, offset: value.offset } };
    case 'viewer':
      return { viewer: true };
  }
}

function periodInput(period: DraftPeriod | null) {
  if (!period) return null;
  return period.kind === 'preset' ? { preset: period.preset } : { from: period.from, to: period.to };
}
