namespace CnnLab.Manifests;

/// <summary>How a sweep chooses.</summary>
public enum SweepMethod
{
    /// <summary>Every combination of all values; the first parameter changes most slowly.</summary>
    Grid,

    /// <summary><c>samples</c> combinations, each value drawn.</summary>
    Random,

    /// <summary>The combinations that <c>list</c> names.</summary>
    List,
}
