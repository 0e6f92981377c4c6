namespace CnnLab.Plugins.Schedules;

/// <summary>Half a period of a cosine.</summary>
internal static class Annealing
{
    /// <summary>From <paramref name="start"/> at share 0 to <paramref name="end"/> at share 1.</summary>
    public static double Cosine(double start, double end, double share) =>
        end + ((start - end) * (1 + Math.Cos(Math.PI * share)) / 2);
}
