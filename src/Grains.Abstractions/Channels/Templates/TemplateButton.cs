namespace Chatbotics.Grains.Abstractions.Channels.Templates;

/// <summary>A button of a template.</summary>
/// <param name="Type">QUICK_REPLY, URL, PHONE_NUMBER, COPY_CODE, ….</param>
/// <param name="Text">What it shows.</param>
/// <param name="Url">The address of a URL button, with a placeholder at its end or without.</param>
[GenerateSerializer, Immutable, Alias("template-button")]
public sealed record TemplateButton([property: Id(0)] string Type, [property: Id(1)] string Text, [property: Id(2)] string? Url = null);
