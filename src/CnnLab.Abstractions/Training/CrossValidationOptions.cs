using System.Text.Json.Serialization;

namespace CnnLab;

/// <summary>The manifest's <c>cross_validation</c>: what is trained on and what is scored.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(HoldOutOptions), "hold_out")]
[JsonDerivedType(typeof(KFoldOptions), "k_fold")]
[JsonDerivedType(typeof(StratifiedKFoldOptions), "stratified_k_fold")]
public abstract record CrossValidationOptions;
