using System.Text.Json.Serialization;

namespace CnnLab.Manifests;

/// <summary>How grave a finding is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Severity>))]
public enum Severity
{
    /// <summary>The manifest cannot run.</summary>
    [JsonStringEnumMemberName("error")]
    Error,

    /// <summary>It runs, and probably not as meant.</summary>
    [JsonStringEnumMemberName("warning")]
    Warning,

    /// <summary>Good to know.</summary>
    [JsonStringEnumMemberName("notice")]
    Notice,
}
