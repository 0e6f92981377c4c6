namespace CnnLab;

/// <summary>As <see cref="KFoldOptions"/>, with the same mixture of classes in every fold.</summary>
public sealed record StratifiedKFoldOptions : KFoldOptions;
