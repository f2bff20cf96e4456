using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.Tenancy;

namespace Chatbotics.WebFront.Api;

/// <summary>What went wrong, as RFC 9457 says it. The type is stable and leads to its explanation.</summary>
internal sealed record ApiProblem
{
    private const string Page = "/api/docs#problem-";

    /// <summary>The problem's type, a stable address.</summary>
    public required string Type { get; init; }

    /// <summary>What kind of problem it is, in words.</summary>
    public required string Title { get; init; }

    /// <summary>The HTTP status.</summary>
    public required int Status { get; init; }

    /// <summary>What to do.</summary>
    public required string Detail { get; init; }

    /// <summary>A stable word for programs.</summary>
    public required string Code { get; init; }

    /// <summary>What is wrong with which field; null for none.</summary>
    public ImmutableArray<FieldError>? Errors { get; init; }

    /// <summary>Nothing there, or not for this key.</summary>
    public static ApiProblem NotFound { get; } = Of(
        404, "not_found", "Not found", "There is nothing here, or your key may not see it. Check the id, and whether the key has the permission.");

    /// <summary>The body is no JSON of the right form.</summary>
    /// <param name="field">Where it stops being right; null for the whole.</param>
    public static ApiProblem BadBody(string? field) => Of(400, "bad_body", "Unreadable body", "Send a JSON object as the description says.") with
    {
        Errors = field is { Length: > 0 } ? [new FieldError(field, "bad_type", "This has the wrong type.")] : null,
    };

    /// <summary>A field of body or query is wrong.</summary>
    /// <param name="field">Which.</param>
    /// <param name="detail">What to do.</param>
    /// <param name="code">A stable word.</param>
    public static ApiProblem Invalid(string field, string detail, string code = "invalid") =>
        Of(422, "invalid", "Invalid request", "One or more fields are wrong.") with { Errors = [new FieldError(field, code, detail)] };

    /// <summary>Refusals of the domain.</summary>
    /// <param name="refusals">At least one.</param>
    public static ApiProblem Of(params ReadOnlySpan<Refusal> refusals)
    {
        var first = refusals[0];
        if (first.Code == Refusals.NotFound.Code && first.Field is null)
        {
            return NotFound;
        }

        var status = first.Code switch
        {
            "changed" or "same_contact" or "external_id_taken" or "key_rotation" => 409,
            "not_allowed" => 403,
            _ => 422,
        };
        var errors = ImmutableArray.CreateBuilder<FieldError>();
        foreach (var refusal in refusals)
        {
            if (refusal.Field is { } field)
            {
                errors.Add(new FieldError(field, refusal.Code, refusal.Text));
            }
        }

        var isFields = errors.Count > 0 && status == 422;
        return Of(status, isFields ? "invalid" : first.Code, isFields ? "Invalid request" : "Refused", isFields ? "One or more fields are wrong." : first.Text) with
        {
            Errors = errors.Count > 0 ? errors.ToImmutable() : null,
        };
    }

    /// <summary>A refusal of a conversation.</summary>
    /// <param name="refusal">The refusal.</param>
    public static ApiProblem Of(CommandRefusal refusal) => Of(refusal.Code switch
    {
        "no_conversation" or "no_note" or "no_file" or "not_retryable" or "not_waiting" => 404,
        "forbidden" => 403,
        _ => 409,
    }, refusal.Code, "Refused", refusal.Text);

    /// <summary>A definition's error.</summary>
    /// <param name="error">The error.</param>
    public static ApiProblem Of(DefinitionError error) => Of([error]);

    /// <summary>Errors of a definition. One that names no field is about who asks.</summary>
    /// <param name="errors">At least one.</param>
    public static ApiProblem Of(ImmutableArray<DefinitionError> errors) => errors[0] switch
    {
        { Field: "" } refused => Of(403, "forbidden", "Refused", refused.Message),
        { Field: "revision" } changed => Of(409, "changed", "Changed meanwhile", "Somebody changed it meanwhile. Read it again, and send its present revision."),
        { Field: "tests" or "version" or "versions" } not => Of(409, "refused", "Refused", not.Message),
        _ => Of(422, "invalid", "Invalid request", "One or more fields are wrong.") with
        {
            Errors = [.. errors.Select(static error => new FieldError(error.Field, "invalid", error.Message))],
        },
    };

    /// <summary>A problem.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="code">A stable word.</param>
    /// <param name="title">What kind of problem it is.</param>
    /// <param name="detail">What to do.</param>
    public static ApiProblem Of(int status, string code, string title, string detail) =>
        new() { Type = Page + code, Title = title, Status = status, Detail = detail, Code = code };

    /// <summary>The problem in the language of the request; type, code and fields stay as programs know them.</summary>
    public ApiProblem Said() => this with
    {
        Title = Sentences.Say(Title),
        Detail = Sentences.Say(Detail),
        Errors = Errors is { } errors ? [.. errors.Select(static error => error with { Detail = Sentences.Say(error.Detail) })] : null,
    };

    /// <summary>What is wrong with a field.</summary>
    /// <param name="Field">Its path in the body, or its name in the query.</param>
    /// <param name="Code">A stable word.</param>
    /// <param name="Detail">What to do.</param>
    internal sealed record FieldError(string Field, string Code, string Detail);
}
