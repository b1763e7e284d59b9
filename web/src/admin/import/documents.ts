import { graphql } from '@/gql';

export const FoundFileParts = graphql(/* GraphQL */ `
  fragment FoundFileParts on FoundFile {
    name
    isWorkbook
    form {
      encoding
      delimiter
      quote
      header
      sheet
    }
    sheets
    rowCount
    leftOut
    columns {
      name
      sample
      filled
      fieldKind
      dates {
        pattern
        examples {
          cell
          value
        }
      }
      numbers {
        decimal
        grouping
        signs
        examples {
          cell
          value
        }
      }
    }
    firstRows {
      place
      cells
    }
  }
`);

export const ColumnMappingParts = graphql(/* GraphQL */ `
  fragment ColumnMappingParts on ColumnMapping {
    column
    to
    decimal
    grouping
    signs
    pattern
    name
    fieldKind
    create
    fold
    emptyUnknown
  }
`);

export const MappingTargetParts = graphql(/* GraphQL */ `
  fragment MappingTargetParts on MappingTarget {
    name
    label
    takes
    isRequired
    fieldKind
    values
  }
`);

export const ProposeMapping = graphql(/* GraphQL */ `
  query ProposeMapping($input: ProposeFileMappingInput!) {
    proposeFileMapping(input: $input) {
      userErrors {
        field
        message
      }
      proposal {
        file {
          ...FoundFileParts
        }
        history {
          ...FoundFileParts
        }
        mapping {
          kind
          columns {
            ...ColumnMappingParts
          }
          always {
            target
            value
          }
          key
          history {
            columns {
              ...ColumnMappingParts
            }
          }
        }
        targets {
          ...MappingTargetParts
        }
        historyTargets {
          ...MappingTargetParts
        }
        sources {
          id
          name
        }
      }
    }
  }
`);

export const ImportFile = graphql(/* GraphQL */ `
  mutation ImportFile($input: ImportFileInput!) {
    importFile(input: $input) {
      task {
        id
      }
      userErrors {
        field
        message
      }
    }
  }
`);

export const ImportTask = graphql(/* GraphQL */ `
  query ImportTask($id: ID!) {
    node(id: $id) {
      ... on FileImportTask {
        id
        phase
        rowsDone
        rowsTotal
        isTrial
        fileName
        source
        rejectedUrl
        userErrors {
          field
          message
        }
        import {
          id
          canBeUndone
          undoneAt
        }
        result {
          counts {
            created
            changed
            unchanged
            made
            rejected
          }
          made {
            kind
            count
            names
          }
          notes {
            kind
            count
            text
          }
          shown {
            place
            values {
              label
              value
              takes
              fieldKind
            }
            moves {
              stage
              since
            }
          }
          rejected {
            place
            isHistory
            cells
            problems {
              column
              message
            }
          }
        }
      }
    }
  }
`);

export const PastImports = graphql(/* GraphQL */ `
  query PastImports($first: Int!, $after: String) {
    fileImports(first: $first, after: $after) {
      totalCount
      edges {
        node {
          id
          source
          fileName
          kind
          startedAt
          undoneAt
          canBeUndone
          rejectedUrl
          actor {
            id
            name
          }
          counts {
            created
            changed
            unchanged
            made
            rejected
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const Sources = graphql(/* GraphQL */ `
  query FileSources {
    fileSources {
      id
      name
      changedAt
    }
  }
`);

export const UndoImport = graphql(/* GraphQL */ `
  mutation UndoImport($input: UndoFileImportInput!) {
    undoFileImport(input: $input) {
      import {
        id
        undoneAt
        canBeUndone
      }
      userErrors {
        field
        message
      }
    }
  }
`);

export const RenameSource = graphql(/* GraphQL */ `
  mutation RenameSource($input: RenameFileSourceInput!) {
    renameFileSource(input: $input) {
      source {
        id
        name
      }
      userErrors {
        field
        message
      }
    }
  }
`);

export const RemoveSource = graphql(/* GraphQL */ `
  mutation RemoveSource($input: RemoveFileSourceInput!) {
    removeFileSource(input: $input) {
      removedId
      userErrors {
        field
        message
      }
    }
  }
`);
