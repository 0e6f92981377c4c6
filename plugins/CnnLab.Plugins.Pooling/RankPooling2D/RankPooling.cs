namespace CnnLab.Plugins.Pooling;

/// <summary>What rank-based pooling does with the ranks.</summary>
public enum RankPooling
{
    /// <summary>The mean of the largest elements (RAP).</summary>
    Average,

    /// <summary>A sum with weights that fall geometrically with the rank (RWP).</summary>
    Weighted,

    /// <summary>One element, drawn with these weights; in inference their weighted sum (RSP).</summary>
    Stochastic,
}
