namespace CnnLab.Plugins.Callbacks;

/// <summary>Which way a metric gets better.</summary>
public enum MonitorMode
{
    /// <summary>Down where the name ends with <c>loss</c> or <c>error</c>, up otherwise.</summary>
    Auto,

    /// <summary>Down.</summary>
    Min,

    /// <summary>Up.</summary>
    Max,
}
