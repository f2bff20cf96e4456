using System.Text.Json.Serialization;

namespace Chatbotics.WebFront.Widget;

/// <summary>The JSON of visitors' chats.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, MaxDepth = 8)]
[JsonSerializable(typeof(WidgetSession))]
[JsonSerializable(typeof(WidgetLook))]
[JsonSerializable(typeof(WidgetOpening))]
[JsonSerializable(typeof(WidgetOpened))]
[JsonSerializable(typeof(WidgetPost))]
[JsonSerializable(typeof(WidgetPosted))]
[JsonSerializable(typeof(WidgetSeen))]
[JsonSerializable(typeof(WidgetMessages))]
[JsonSerializable(typeof(WidgetTyping))]
[JsonSerializable(typeof(WidgetDraft))]
[JsonSerializable(typeof(WidgetRefusal))]
internal sealed partial class WidgetJson : JsonSerializerContext;
