using System.ClientModel;
using System.ClientModel.Primitives;
using System.Globalization;
using System.Text.Json;

namespace Chatbotics.Assistants.Models.OpenAi;

/// <summary>
/// Names what went wrong with a call. What the endpoint wrote about it is not repeated: such texts quote the request.
/// </summary>
internal static class OpenAiErrors
{
    /// <summary>Whether an exception comes of what the endpoint did and has no name yet.</summary>
    /// <param name="failure">What the SDK threw.</param>
    public static bool CanName(Exception failure) => failure is ClientResultException or HttpRequestException or IOException or JsonException
        or FormatException or KeyNotFoundException or InvalidOperationException or ArgumentException or NotSupportedException;

    /// <summary>Names a failure.</summary>
    /// <param name="failure">One that <see cref="CanName"/>.</param>
    /// <param name="host">The endpoint's host.</param>
    /// <param name="now">The time, for a Retry-After that is a date.</param>
    public static ModelException Name(Exception failure, string host, DateTimeOffset now) => failure switch
    {
        ClientResultException { Status: > 0 } answered => Answered(answered, host, now),
        ClientResultException or HttpRequestException => Unreachable(failure, host),
        IOException => new ModelException(ModelFailure.Interrupted, $"The reply of {host} broke off.", failure),
        _ => new ModelException(ModelFailure.Malformed, $"{host} gave a reply that doesn't follow the chat completions protocol. Check that its address ends with the API's version.", failure),
    };

    private static ModelException Unreachable(Exception failure, string host) => failure is { InnerException: IOException } or HttpIOException
        ? new ModelException(ModelFailure.Interrupted, $"The reply of {host} broke off.", failure)
        : new ModelException(ModelFailure.Unreachable, $"{host} can't be reached. Check the model's address, and that it is not inside a private network.", failure);

    private static ModelException Answered(ClientResultException failure, string host, DateTimeOffset now)
    {
        var response = failure.GetRawResponse();
        var (code, isTooLong) = Code(response);
        var (kind, sentence) = (failure.Status, code) switch
        {
            (_, "insufficient_quota" or "billing_hard_limit_reached") => (ModelFailure.QuotaUsedUp, $"The account at {host} has used up its budget. Top it up, or choose another model."),
            (_, "content_filter" or "content_policy_violation" or "ResponsibleAIPolicyViolation") => (ModelFailure.Filtered, $"The content filter of {host} stopped the request."),
            (_, "context_length_exceeded" or "string_above_max_length") or (413, _) => (ModelFailure.TooLong, "The request is longer than the model can take."),
            (400 or 422, _) when isTooLong => (ModelFailure.TooLong, "The request is longer than the model can take."),
            (401 or 403, _) => (ModelFailure.KeyRefused, $"{host} refused the key. Set a valid one for this model."),
            (404, _) => (ModelFailure.ModelUnknown, $"{host} doesn't know the model, or the address is wrong. Check both."),
            (408 or 504, _) => (ModelFailure.TimedOut, $"{host} didn't answer in time."),
            (429, _) => (ModelFailure.RateLimited, $"{host} asks for fewer requests."),
            ( >= 500, _) => (ModelFailure.Unavailable, $"{host} is out of order (status {failure.Status})."),
            _ => (ModelFailure.Refused, $"{host} refused the request (status {failure.Status}{(code is null ? "" : ", " + code)})."),
        };
        return new ModelException(kind, sentence, failure) { Status = failure.Status, RetryAfter = RetryAfter(response, now) };
    }

    private static (string? Code, bool IsTooLong) Code(PipelineResponse? response)
    {
        try
        {
            using var document = JsonDocument.Parse(response?.Content.ToMemory() ?? default);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                return default;
            }

            // vLLM and others put the error's fields on top.
            var error = document.RootElement.TryGetProperty("error", out var inner) && inner.ValueKind == JsonValueKind.Object ? inner : document.RootElement;
            var isTooLong = Text(error, "message") is { } message
                && (message.Contains("context length", StringComparison.OrdinalIgnoreCase) || message.Contains("context window", StringComparison.OrdinalIgnoreCase));
            return (Text(error, "code") ?? Text(error, "type"), isTooLong);
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            return default;
        }
    }

    /// <summary>A short word; anything longer is no code and may quote the request.</summary>
    private static string? Text(JsonElement error, string property) =>
        error.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.String
            && value.GetString() is { Length: > 0 } text && (property == "message" || (text.Length <= 60 && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-' or '.')))
            ? text
            : null;

    private static TimeSpan? RetryAfter(PipelineResponse? response, DateTimeOffset now)
    {
        if (response is null)
        {
            return null;
        }

        if (response.Headers.TryGetValue("retry-after-ms", out var milliseconds)
            && double.TryParse(milliseconds, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var exact) && exact < 1e9)
        {
            return TimeSpan.FromMilliseconds(exact);
        }

        if (!response.Headers.TryGetValue("retry-after", out var value))
        {
            return null;
        }

        if (double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds < 1e6)
        {
            return TimeSpan.FromSeconds(seconds);
        }

        return DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) && date > now ? date - now : null;
    }
}
