namespace Chatbotics.Grains.Hosting;

/// <summary>
/// Says of a filter that it lets every call pass that carries no value of the request context. The embedded runtime knows the
/// attribute by its name and saves such calls the way through the filter, which would cost them their direct turn; Microsoft
/// Orleans doesn't know it and runs the filter each time, with the same result.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class FiltersCallsWithContextOnlyAttribute : Attribute;
