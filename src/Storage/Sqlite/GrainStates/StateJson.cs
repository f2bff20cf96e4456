using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Chatbotics.Storage.Sqlite.GrainStates;

/// <summary>
/// How states are written: JSON by property name, numbers for enumerations. A state that was written by an older build
/// stays readable: what it lacks keeps its default, even when it is required by now, and what is unknown is ignored.
/// Properties may be added; none may be renamed or change its meaning.
/// </summary>
internal static class StateJson
{
    /// <summary>The options.</summary>
    public static JsonSerializerOptions Options { get; } = Create();

    private static JsonSerializerOptions Create()
    {
        var resolver = new DefaultJsonTypeInfoResolver();
        resolver.Modifiers.Add(static type =>
        {
            foreach (var property in type.Properties)
            {
                property.IsRequired = false;
            }
        });
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            IgnoreReadOnlyProperties = true,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            TypeInfoResolver = resolver,
        };
        options.Converters.Add(new ImmutableArrayConverterFactory());
        options.MakeReadOnly();
        return options;
    }
}
