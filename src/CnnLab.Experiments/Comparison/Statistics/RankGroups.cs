namespace CnnLab.Experiments;

/// <summary>The bars of a critical-difference diagram: variants that are not told apart.</summary>
public static class RankGroups
{
    /// <summary>
    /// The largest runs of neighbours by average rank of which no two differ, the best run first, each as the indexes
    /// of its variants, best first. A variant without such a neighbour is in no group.
    /// </summary>
    /// <param name="averageRanks">The average rank of each variant.</param>
    /// <param name="differ">Whether two variants, by their indexes, are told apart.</param>
    public static IReadOnlyList<IReadOnlyList<int>> Of(
        IReadOnlyList<double> averageRanks, Func<int, int, bool> differ)
    {
        int[] order = [.. Enumerable.Range(0, averageRanks.Count).OrderBy(variant => averageRanks[variant])];
        var groups = new List<IReadOnlyList<int>>();
        for (var (first, covered) = (0, 1); first < order.Length; first++)
        {
            var end = EndOfRun(order, first, differ);
            // A run that ends where an earlier one does is a part of it.
            if (end > covered && end > first + 1)
            {
                groups.Add(order[first..end]);
                covered = end;
            }
        }

        return groups;
    }

    private static int EndOfRun(int[] order, int first, Func<int, int, bool> differ)
    {
        var end = first + 1;
        while (end < order.Length && !order[first..end].Any(variant => differ(variant, order[end])))
        {
            end++;
        }

        return end;
    }
}
