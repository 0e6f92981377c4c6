namespace CnnLab;

/// <summary>The family of a component.</summary>
public enum ComponentKind
{
    /// <summary>A <see cref="Layer"/>.</summary>
    Layer,

    /// <summary>A <see cref="Layer"/> that pools.</summary>
    Pooling,

    /// <summary>A <see cref="CnnLab.Container"/> of layers.</summary>
    Container,

    /// <summary>An <see cref="CnnLab.Activation"/>.</summary>
    Activation,

    /// <summary>An <see cref="CnnLab.Initializer"/>.</summary>
    Initializer,

    /// <summary>A <see cref="CnnLab.Loss"/>.</summary>
    Loss,

    /// <summary>A <see cref="CnnLab.Metric"/>.</summary>
    Metric,

    /// <summary>An <see cref="CnnLab.Optimizer"/>.</summary>
    Optimizer,

    /// <summary>A <see cref="LearningRateSchedule"/>.</summary>
    Schedule,

    /// <summary>A <see cref="CnnLab.Dataset"/>.</summary>
    Dataset,

    /// <summary>An <see cref="CnnLab.Augmentation"/>.</summary>
    Augmentation,

    /// <summary>A <see cref="CnnLab.Callback"/>.</summary>
    Callback,

    /// <summary>A <see cref="CnnLab.Regularizer"/>.</summary>
    Regularizer,

    /// <summary>An <see cref="CnnLab.Executor"/>.</summary>
    Executor,
}
