using System.ComponentModel;
using CnnLab.Compute;

namespace CnnLab.Plugins.Activations;

/// <summary>
/// The Gaussian error linear unit <c>x P(X &lt;= x)</c> for a standard normal X (Hendrycks and Gimpel 2016), exact,
/// not the approximation by a hyperbolic tangent.
/// </summary>
[Description("Gaussian error linear unit: x times the normal distribution function of x.")]
public sealed class GeluActivation : VectorActivation<GeluRule>;
