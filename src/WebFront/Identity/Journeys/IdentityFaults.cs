using Chatbotics.Grains.Abstractions.People;
using Microsoft.AspNetCore.Identity;

namespace Chatbotics.WebFront.Identity.Journeys;

/// <summary>Turns Identity's errors into refusals.</summary>
internal static class IdentityFaults
{
    /// <summary>The first error.</summary>
    /// <param name="result">A failed result.</param>
    public static Refusal First(IdentityResult result)
    {
        var error = result.Errors.First();
        return error.Code switch
        {
            "DuplicateEmail" or "DuplicateUserName" => Refusals.EmailTaken,
            "InvalidEmail" or "InvalidUserName" => Refusals.BadEmail,
            "weak_password" => new Refusal(error.Code, error.Description, "password"),
            _ when error.Code == Refusals.EmailTaken.Code => Refusals.EmailTaken,
            _ when error.Code == Refusals.BadEmail.Code => Refusals.BadEmail,
            _ when error.Code == Refusals.BadName.Code => Refusals.BadName,
            _ => new Refusal(error.Code, error.Description),
        };
    }
}
