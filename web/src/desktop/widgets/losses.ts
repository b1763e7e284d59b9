export interface Loss {
  from: { id: string; name: string } | null;
  stage: { id: string; name: string };
  count: number;
}

/**
 * The losses behind each stage, by the stage they were lost from. What was lost from no stage of the funnel, such as from another
 * unsuccessful one, stands behind the first.
 */
export function lossesAfter<L extends Loss>(stages: readonly string[], losses: readonly L[]): L[][] {
  return stages.map((stage, index) =>
    losses.filter(({ from }) => {
      const isOfFunnel = from !== null && stages.includes(from.id);
      return isOfFunnel ? from.id === stage : index === 0;
    }),
  );
}
